import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { audienceText } from '../sync/audience.ts';
import { undoable } from '../undo/undo.contract.ts';

/** What can be shared. */
export const shareable = ['customers', 'tasks', 'appointments'] as const;

/** Somebody that a record is shared with: a person, a team, a department. */
export const sharer = z.object({
  scope: z.string(),
  kind: z.enum(['user', 'team', 'department']),
  /** Null where this laptop knows nobody of that id. */
  name: z.string().nullable(),
  /** Works here no more; the sharing does nothing. */
  hasLeft: z.boolean(),
});
export type Sharer = z.output<typeof sharer>;

export const sharingContract = {
  choices: query(
    'With whom a record can be shared: people, teams and departments of the office, without oneself; and who has left, to name him',
    z.object({}),
    z.object({ choices: z.array(sharer), left: z.array(sharer) }),
  ),
  of: query(
    'Whom a record is shared with',
    z.object({ entity: z.enum(shareable), id: uuid }),
    z.object({
      sharedWith: z.array(sharer),
      /** Its own people may: whoever sees it without the sharing. */
      mayShare: z.boolean(),
    }),
  ),
  set: command(
    'Shares a record with these and with nobody else; null ends the sharing',
    z.object({ entity: z.enum(shareable), id: uuid, sharedWith: audienceText }),
    undoable,
  ),
};
