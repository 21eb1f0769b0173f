import { open, rename, rm } from 'node:fs/promises';
import { diskErrorOf } from '../platform/sqlite-errors.ts';

/** Writes a text beside its place and moves it there when it is whole and `beforeItStands` has run; what breaks off leaves nothing behind. */
export async function writeWholeFile(
  path: string,
  text: string | AsyncIterable<string>,
  beforeItStands: () => void,
): Promise<void> {
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    beforeItStands();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw diskErrorOf(error) ?? error;
  }
}
