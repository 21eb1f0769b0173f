import type { StateKey, StateStore } from '../sync/state.ts';

const keys: readonly StateKey[] = ['refresh_token', 'device_key', 'session_device_id', 'device_code'];

/**
 * A backup holds the session of its day, whose token was spent long ago: putting it back would look to the office like a stolen one. What
 * is valid now is carried over. Answers what puts it into the restored data.
 */
export function carrySession(from: StateStore): (to: StateStore) => void {
  const office = from.get('office_id');
  const kept = keys.flatMap((key) => {
    const value = from.get(key);
    return value === null ? [] : [[key, value] as const];
  });
  return (to) => {
    if (office === null || to.get('office_id') !== office) return;
    for (const [key, value] of kept) to.set(key, value);
  };
}
