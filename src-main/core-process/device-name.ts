import { hostname } from 'node:os';

/** What this computer is called, for whoever shows it to a person; nothing where the system has no name of its own. */
export function deviceName(name: string = hostname()): { deviceName?: string } {
  const own = name
    .trim()
    .replace(/\.(local|lan|home)$/i, '')
    .slice(0, 100);
  return own === '' || /^localhost\b/i.test(own) ? {} : { deviceName: own };
}
