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

export const teamContract = {
  users: query('The people of the office', z.object({}), z.object({ users: z.array(teamMember) })),
};
