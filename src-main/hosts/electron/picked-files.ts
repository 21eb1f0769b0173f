import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { FileChoice } from '../../../src-shared/rpc/bridge.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Files } from '../../core/platform/ports.ts';

/** So many files may be named at once; older ones must be picked again. */
const most = 500;

/**
 * Files that the user named by a dialog, by dropping or by opening. The page holds a random ref, never a path, so a page
 * that runs foreign code cannot read what nobody picked, and one picked for reading cannot be written.
 */
export function createPickedFiles(): Files & { forReading(path: string): FileChoice; forWriting(path: string): FileChoice } {
  const picked = new Map<string, { path: string; use: 'read' | 'write' }>();

  function add(path: string, use: 'read' | 'write'): FileChoice {
    const ref = `${use}-${randomBytes(16).toString('base64url')}`;
    picked.set(ref, { path, use });
    const oldest = picked.keys().next();
    if (picked.size > most && !oldest.done) picked.delete(oldest.value);
    return { ref, name: basename(path) };
  }

  function find(ref: string, use: 'read' | 'write'): string {
    const file = picked.get(ref);
    if (file?.use !== use) throw new AppError('forbidden', 'this file was not picked for this');
    return file.path;
  }

  return {
    forReading: (path) => add(path, 'read'),
    forWriting: (path) => add(path, 'write'),
    resolveForReading: async (ref) => {
      const path = find(ref, 'read');
      return { path, name: basename(path) };
    },
    resolveForWriting: async (ref) => find(ref, 'write'),
  };
}
