import { z } from 'zod';
import { query } from '../rpc/procedure.ts';

export const teamMember = z.object({
  id: z.string(),
  name: z.string(),
  teamId: z.string().nullable(),
  teamName: z.string().nullable(),
  role: z.enum(['rep', 'manager', 'admin']),
  isMe: z.boolean(),
});
export type TeamMember = z.output<typeof teamMember>;

/** A team of the office; a customer that nobody in particular looks after belongs to one. */
export const officeTeam = z.object({
  id: z.string(),
  name: z.string(),
  /** Only such teams are given opportunities. */
  sellsOpportunities: z.boolean(),
});
export type OfficeTeam = z.output<typeof officeTeam>;

export const teamContract = {
  users: query('The people of the office', z.object({}), z.object({ users: z.array(teamMember) })),
  teams: query('The teams of the office, by name', z.object({}), z.object({ teams: z.array(officeTeam) })),
};
