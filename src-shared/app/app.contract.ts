import { z } from 'zod';
import { requiredText } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { errorCodes } from '../rpc/errors.ts';

/** How the database key is kept. `isStrong` is false where another program of this user could read it. */
export const keyProtection = z.object({ backend: z.string(), isStrong: z.boolean() });

export const appStatus = z.object({
  version: z.string(),
  state: z.enum(['no-profile', 'ready', 'failed']),
  /** Why it could not be opened, where state is `failed`. */
  problem: z
    .object({
      code: z.enum(errorCodes),
      /** Where the damaged file was kept, what was recovered. */
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    })
    .nullable(),
  /** Something the user should know once after opening: a database was restored, an import was taken back. */
  notices: z.array(
    z.object({
      code: z.enum(['restored-from-backup', 'import-interrupted', 'journal-behind', 'office-differs', 'office-still-differs']),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
  profile: z
    .object({
      kind: z.enum(['alone', 'demo', 'office']),
      userId: z.string(),
      userName: z.string(),
      companyName: z.string(),
      keyProtection,
    })
    .nullable(),
  sync: z.object({
    /** `alone`: there is no office; nothing waits for anybody. */
    state: z.enum(['alone', 'offline', 'online', 'syncing', 'attention']),
    /** Changes that no office has yet. */
    waiting: z.number().int(),
    /** Refused changes and open conflicts: somebody has to look. */
    attention: z.number().int(),
    lastSyncAt: z.string().nullable(),
  }),
});
export type AppStatus = z.output<typeof appStatus>;

export const appCapabilities = z.object({
  host: z.enum(['electron', 'loopback', 'cli', 'memory']),
  /** The host can show the system's own open and save dialogs, notifications, a tray. */
  canPickFiles: z.boolean(),
  canNotify: z.boolean(),
  canOpenFolders: z.boolean(),
  /** What this computer is called in its network, where the host knows. */
  deviceName: z.string().min(1).max(100).exactOptional(),
});
export type AppCapabilities = z.output<typeof appCapabilities>;

export const appContract = {
  status: query('What is open, how the key is kept, what waits to be sent', z.object({}), appStatus),
  capabilities: query('What this host can do', z.object({}), appCapabilities),
  dismissNotice: command('Takes a notice off the screen', z.object({ code: z.string().max(60) }), z.object({})),
  diagnostics: query('Facts for a support request, without any customer data', z.object({}), z.object({ text: z.string() })),
};

export const keptProfile = z.object({
  folder: z.string(),
  keptAt: z.string(),
  kind: z.enum(['alone', 'demo', 'office']),
  userName: z.string(),
  companyName: z.string(),
  /** Changes that its office never got. */
  unsent: z.number().int(),
});
export type KeptProfile = z.output<typeof keptProfile>;

export const profileContract = {
  create: command(
    'Makes an empty profile to work alone',
    z.object({ userName: requiredText(100), companyName: requiredText(200) }),
    z.object({ userId: z.string() }),
  ),
  open: command('Tries again to open what could not be opened', z.object({}), z.object({})),
  startOver: command(
    'Keeps this profile aside, whole, and asks the first question again; what the office never got stays in it',
    // Named, so that nobody sets anything aside by a slip; empty where it cannot be opened and nobody knows the name.
    z.object({ companyName: z.string().max(300) }),
    z.object({ keptIn: z.string(), unsent: z.number().int() }),
  ),
  kept: query('Profiles that were kept aside on this laptop', z.object({}), z.object({ profiles: z.array(keptProfile) })),
  takeBack: command('Opens a kept profile again where none is open', z.object({ folder: z.string().max(60) }), z.object({})),
};

export const demoContract = {
  load: command(
    'Makes a profile with the demo company',
    z.object({
      customers: z.number().int().min(1).max(2_000_000).default(2000),
      seed: z.number().int().default(1),
      /** The day that counts as today in the demo's year of visits. */
      today: z.iso.date().exactOptional(),
    }),
    z.object({ customers: z.number().int(), visits: z.number().int(), users: z.number().int() }),
  ),
};
