import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import {
  deviceSettings,
  type DeviceSettings,
  type settingsContract,
  standardSettings,
} from '../../../src-shared/settings/settings.contract.ts';
import { writeFileDurably } from '../platform/durable-file.ts';

/** What this laptop is set to, read from its file each time. */
export function createSettingsReader(profileDir: string): () => DeviceSettings {
  const path = settingsPath(profileDir);
  return () => {
    try {
      const parsed = deviceSettings.partial().safeParse(JSON.parse(readFileSync(path, 'utf8')));
      return { ...standardSettings, ...(parsed.success ? parsed.data : {}) } as DeviceSettings; // partial over a complete object
    } catch {
      // No file yet, or one that cannot be read: the standard settings serve, and the next change writes a whole one.
      return standardSettings;
    }
  };
}

const settingsPath = (profileDir: string) => join(profileDir, 'settings.json');

/** Settings stand beside the database, not in it: the first start asks in a language before there is a database. */
export function createSettingsService(profileDir: string): HandlersOf<typeof settingsContract> {
  const path = settingsPath(profileDir);
  const read = createSettingsReader(profileDir);
  return {
    get: read,
    set(change) {
      const settings = { ...read(), ...change };
      mkdirSync(profileDir, { recursive: true, mode: 0o700 });
      writeFileDurably(path, `${JSON.stringify(settings, null, 2)}\n`);
      return settings;
    },
  };
}
