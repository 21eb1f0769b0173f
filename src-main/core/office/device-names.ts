import type { StateStore } from '../sync/state.ts';

/** Keeps what the office calls its laptops, for the history to be read offline; answers whether one was new or is called otherwise now. */
export function rememberDeviceNames(
  state: StateStore,
  devices: readonly { readonly id: string; readonly name: string }[],
): boolean {
  const before = state.get('device_names');
  const known = before === null ? {} : (JSON.parse(before) as Record<string, string>); // written below
  const now = JSON.stringify({ ...known, ...Object.fromEntries(devices.map(({ id, name }) => [id, name])) });
  if (now === before) return false;
  state.set('device_names', now);
  return true;
}
