import { z } from 'zod';
import { optionalText, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

export const territoryRule = z.object({
  id: uuid,
  name: z.string(),
  provinceCode: z.string().nullable(),
  groupId: z.string().nullable(),
  source: z.string().nullable(),
  ownerId: z.string().nullable(),
  teamId: z.string().nullable(),
  order: z.number().int(),
  isActive: z.boolean(),
});

export const territoriesContract = {
  list: query(
    'The rules by which new leads are given to people and teams, in their order',
    z.object({}),
    z.object({ rules: z.array(territoryRule), mayChange: z.boolean() }),
  ),
  save: command(
    'Makes a rule, or changes the one with this id; administrators only',
    z.object({
      id: uuid.exactOptional(),
      name: requiredText(120),
      provinceCode: optionalText(12),
      groupId: uuid.nullable(),
      source: optionalText(60),
      ownerId: uuid.nullable(),
      teamId: uuid.nullable(),
      order: z.int().min(0).max(1_000_000).exactOptional(),
      isActive: z.boolean().default(true),
    }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Removes a rule; administrators only', z.object({ id: uuid }), undoable),
};
