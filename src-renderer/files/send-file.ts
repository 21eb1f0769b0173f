import type { Client } from '../../src-shared/contract.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';

/** Bytes of one part; a multiple of three, so that parts of base64 have no filling in the middle. */
const partBytes = 3 * 1024 * 1024;

/** Hands a file over to the program, part by part, and gives the reference that `files.add` takes. */
export async function sendFile(client: Client, file: File, onPart: (sentBytes: number) => void): Promise<string> {
  let upload: string | null = null;
  for (let at = 0; ; ) {
    const part = file.slice(at, at + partBytes);
    const received: { upload: string; ref: string; isWhole: boolean } = await client.files.receive({
      upload,
      name: file.name,
      bytes: file.size,
      part: await readAsBase64(part),
    });
    upload = received.upload;
    at += part.size;
    onPart(at);
    if (received.isWhole || part.size === 0) return received.ref;
  }
}

/** The browser's own encoder does not hold the screen up. */
function readAsBase64(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = String(reader.result);
      resolve(address.slice(address.indexOf(',') + 1));
    };
    // A folder looks like a file until it is read.
    reader.onerror = () =>
      reject(new AppError('unreadable-file', 'the file cannot be read', { details: { reason: 'paper-no-file' } }));
    reader.readAsDataURL(part);
  });
}
