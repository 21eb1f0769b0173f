import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a profile lives when nobody names a folder: the same place Electron calls `userData`. */
export function standardProfileDir(platform = process.platform, env = process.env, home = homedir()): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Fieldbook');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Fieldbook');
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'Fieldbook');
}
