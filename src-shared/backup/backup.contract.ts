import { z } from 'zod';
import { isoInstant } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';

export const backupFile = z.object({
  /** The file's name inside the profile's `backups` folder. */
  file: z.string(),
  madeAt: isoInstant,
  sizeBytes: z.number().int(),
  reason: z.enum(['daily', 'manual', 'before-migration', 'before-restore']),
});
export type BackupFile = z.output<typeof backupFile>;

export const backupContract = {
  list: query('The verified backups of this profile, newest first', z.object({}), z.object({ backups: z.array(backupFile) })),
  /** With `file` a copy is also written there (a path the host may write), which carries the bytes of papers too. */
  create: command(
    'Makes a backup and checks that it can be read',
    z.object({ file: z.string().max(4000).exactOptional() }),
    backupFile.extend({
      customers: z.number().int(),
      visits: z.number().int(),
      copiedTo: z.string().nullable(),
      /** The bytes of papers in the copy; null without one. */
      papers: z.object({ carried: z.number().int(), unreadable: z.number().int() }).nullable(),
    }),
  ),
  /**
   * What is there now is kept aside first. `keepsLaterChanges` lays over the backup what was written after it (from the journal).
   * On a laptop without a profile `recoveryKey` opens a backup of another one.
   */
  restore: command(
    'Puts a backup in place of the data; what is there now is kept aside',
    z.object({
      file: z.string().min(1).max(4000),
      keepsLaterChanges: z.boolean().default(false),
      recoveryKey: z.string().max(200).exactOptional(),
    }),
    z.object({
      customers: z.number().int(),
      visits: z.number().int(),
      /** Changes made after the backup that were laid over it again. */
      replayed: z.number().int(),
      keptAside: z.string().nullable(),
    }),
  ),
  /** The key that opens the backups on another laptop, to be written down and kept away from this one. */
  recoveryKey: query('The recovery key of this profile', z.object({}), z.object({ recoveryKey: z.string() })),
};
