import { join } from 'node:path';
import { type Db, openDatabase } from '../../src-main/core/platform/database.ts';
import { readRecoveryKey } from '../../src-main/core/platform/recovery-key.ts';
import type { Device } from './devices.ts';

/** Looks into a device's database through a connection of its own, as an inspector would. */
export async function inspect<T>(device: Device, look: (db: Db) => T): Promise<T> {
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const db = openDatabase(join(device.profileDir, 'data.db'), { key: readRecoveryKey(recoveryKey) });
  try {
    return look(db);
  } finally {
    db.close();
  }
}
