// `npm run package [-- --win | --mac | --linux] [--dir]`: builds and makes the installers for this system (or the named one).
// `--electron-dist FOLDER` takes an unpacked Electron from there instead of downloading it.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, Platform } from 'electron-builder';
import { release } from '../../src-main/hosts/electron/release.ts';
import { builderOptions, requirePublisherInUpdateFile } from '../electron/builder-options.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    win: { type: 'boolean' },
    mac: { type: 'boolean' },
    linux: { type: 'boolean' },
    dir: { type: 'boolean' },
    'skip-build': { type: 'boolean' },
    'electron-dist': { type: 'string' },
  },
});

const electronDist = values['electron-dist'];
const config = { ...builderOptions(release), ...(electronDist === undefined ? {} : { electronDist }) };
if (values['skip-build'] !== true) {
  const built = spawnSync(process.execPath, [fileURLToPath(new URL('build.ts', import.meta.url))], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
// An npm setting of a build machine may point electron-builder to another Node's headers.
delete process.env['npm_config_nodedir'];

const named = [
  ...(values.win ? [Platform.WINDOWS] : []),
  ...(values.mac ? [Platform.MAC] : []),
  ...(values.linux ? [Platform.LINUX] : []),
];
const platforms = named.length > 0 ? named : [Platform.current()];
const targets = new Map(platforms.flatMap((platform) => [...platform.createTarget(values.dir === true ? 'dir' : null)]));
const files = await build({ projectDir: root, targets, publish: 'never', config });
for (const file of globSync('release/win*-unpacked/resources/app-update.yml', { cwd: root }))
  requirePublisherInUpdateFile(readFileSync(join(root, file), 'utf8'), release);
console.log(
  files.length > 0 ? `Made:\n${files.map((file) => `  ${file}`).join('\n')}` : 'Made the unpacked program in release/.',
);
