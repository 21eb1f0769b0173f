import { open, rename, rm } from 'node:fs/promises';
import { createZipFile } from '../exports/index.ts';
import { type EmailDraft, writeEmailDraft } from '../papers/index.ts';
import { diskErrorOf } from '../platform/sqlite-errors.ts';

/**
 * Writes one draft as `.eml`, several into a `.zip`, beside their place and moves the file there when it is whole and `beforeItStands` has
 * run: whoever has a draft is written down before anybody could send it. What breaks off leaves no file.
 */
export async function writeDrafts(
  path: string,
  drafts: readonly EmailDraft[],
  beforeItStands: () => Promise<void>,
): Promise<void> {
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      const [only] = drafts;
      if (drafts.length === 1 && only !== undefined) await handle.writeFile(writeEmailDraft(only));
      else {
        const zip = createZipFile(handle);
        const digits = String(drafts.length).length;
        for (const [at, draft] of drafts.entries()) {
          await zip.entry(`${String(at + 1).padStart(digits, '0')}.eml`, [writeEmailDraft(draft)]);
        }
        await zip.end();
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await beforeItStands();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw diskErrorOf(error) ?? error;
  }
}
