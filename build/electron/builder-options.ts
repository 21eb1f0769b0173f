import type { Configuration } from 'electron-builder';
import type { Release } from '../../src-main/hosts/electron/release.ts';

/**
 * What the release decides, on top of electron-builder.yml. Throws where a package would be made that cannot tell a foreign
 * update from ours: electron-updater skips the check of the Windows signature when `publisherName` is missing.
 */
export function builderOptions(release: Release): Configuration {
  const publisherName = release.publisherName.trim();
  if (publisherName === '') throw new Error('release.ts names no publisher: Windows would then install updates of anybody.');
  if (release.updateUrl !== null && !release.updateUrl.startsWith('https://'))
    throw new Error('release.ts: updates come over https only.');
  if ((release.updateUrl === null) !== (release.updateKeyPem === null))
    throw new Error('release.ts: an update address and the key of its manifests go together.');
  return {
    extends: 'build/electron/electron-builder.yml',
    // Without an address no app-update.yml is written and the program never looks for updates.
    publish: release.updateUrl === null ? null : [{ provider: 'generic', url: release.updateUrl }],
    win: { signtoolOptions: { publisherName: [publisherName] } },
  };
}

/**
 * The last look at a Windows package that can update itself: without a publisher in `app-update.yml` electron-updater says "no
 * check wanted" and installs whatever it finds.
 */
export function requirePublisherInUpdateFile(appUpdateYml: string, release: Release): void {
  const lines = appUpdateYml.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => line.startsWith('publisherName:'));
  if (at < 0 || ![lines[at], lines[at + 1]].some((line) => line?.includes(release.publisherName)))
    throw new Error(`app-update.yml does not name the publisher ${release.publisherName}: this package must not be shipped.`);
}
