import type { ErrorCode } from '../../src-shared/rpc/errors.ts';

/** What a person can do about data that does not open; each has a sentence in `start:failed`. */
export type Advice = 'close' | 'update' | 'restore' | 'signIn' | 'room' | 'access' | 'disk' | 'diagnostics';

const adviceFor: Partial<Record<ErrorCode, readonly Advice[]>> = {
  'profile-in-use': ['close'],
  busy: ['close'],
  'newer-version': ['update'],
  damaged: ['restore'],
  'not-a-database': ['restore'],
  'wrong-key': ['signIn', 'restore'],
  'key-unavailable': ['signIn'],
  'disk-full': ['room'],
  'read-only': ['access'],
  'disk-error': ['disk'],
};

/** To put an old backup in the place of data that is whole would lose what came since: only damage, foreign files and keys are answered so. */
export function adviceOf(code: ErrorCode): readonly Advice[] {
  return adviceFor[code] ?? ['diagnostics'];
}
