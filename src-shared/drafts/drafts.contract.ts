import { z } from 'zod';
import { command, query } from '../rpc/procedure.ts';

/** Names the form and its record, such as `interaction.<customer id>`. */
export const draftKey = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9.-]+$/);
/** The fields of a form as JSON; what they mean is known to the form alone. */
export const draftJson = z.string().max(200_000, { abort: true }).refine(isJson, { error: 'invalid' });

export const draftSchema = z.object({ key: draftKey, json: draftJson });
export type Draft = z.output<typeof draftSchema>;

/** What is typed into forms and not saved yet. It belongs to this device: no operation, no history, nothing to undo. */
export const draftsContract = {
  list: query(
    'What is typed into forms of this device and not saved yet',
    z.object({}),
    z.object({ drafts: z.array(draftSchema) }),
  ),
  keep: command('Keeps what is typed into a form, in place of what was kept for it before', draftSchema, z.object({})),
  clear: command('Forgets what was typed into a form', z.object({ key: draftKey }), z.object({})),
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
