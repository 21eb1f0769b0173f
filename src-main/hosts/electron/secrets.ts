import type { SafeStorage } from 'electron';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Secrets } from '../../core/platform/ports.ts';

/**
 * Keeps the database key in the system's store: DPAPI on Windows, Keychain on macOS, libsecret or KWallet on Linux. Linux without
 * a store gives 'basic_text', a password that is written in Chromium's source: that is no protection and is not passed off as one.
 * Then `fileSecrets` keeps it, which calls itself not strong, and the screen says so. A profile that a browser's host made opens here too.
 */
export function createSecrets(safeStorage: SafeStorage, platform: NodeJS.Platform, fileSecrets: Secrets): Secrets {
  async function strongBackend(): Promise<string | null> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
    if (platform === 'win32') return 'dpapi';
    if (platform === 'darwin') return 'keychain';
    const backend = safeStorage.getSelectedStorageBackend();
    return backend === 'basic_text' || backend === 'unknown' ? null : backend;
  }

  return {
    async wrap(key) {
      const backend = await strongBackend();
      if (backend === null) return fileSecrets.wrap(key);
      const blob = await safeStorage.encryptStringAsync(Buffer.from(key).toString('base64'));
      return { backend, isStrong: true, blob: blob.toString('base64') };
    },
    async unwrap({ backend, blob }) {
      if (backend === 'file') return fileSecrets.unwrap({ backend, blob });
      try {
        // The recorded backend may differ from today's (another desktop, a renamed wallet): the store itself tries its older keys.
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(blob, 'base64'));
        return new Uint8Array(Buffer.from(result, 'base64'));
      } catch (cause) {
        const now = await strongBackend().catch(() => null);
        throw new AppError('key-unavailable', 'the system did not give the database key back', {
          details: { keptIn: backend, availableNow: now ?? 'none' },
          cause,
        });
      }
    },
  };
}
