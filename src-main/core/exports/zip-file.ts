import type { FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

interface Entry {
  readonly name: string;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
}

/** Sizes and sums come after the data (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980: an export says nothing about when, and the same data gives the same file. */
const dosDate = 0x21;

/**
 * Writes a ZIP file front to back, each entry deflated as it comes: memory does not grow with what is written (APPNOTE 6.3, without
 * ZIP64: an entry stays under 4 GB).
 */
export function createZipFile(handle: FileHandle) {
  const entries: Entry[] = [];
  let position = 0;
  const write = async (bytes: Uint8Array) => {
    await handle.appendFile(bytes);
    position += bytes.length;
  };
  return {
    async entry(name: string, parts: AsyncIterable<string> | Iterable<string>): Promise<void> {
      const offset = position;
      const path = Buffer.from(name);
      await write(
        Buffer.concat([
          header(
            0x04034b50,
            [2, 20],
            [2, flags],
            [2, deflated],
            [2, 0],
            [2, dosDate],
            [4, 0],
            [4, 0],
            [4, 0],
            [2, path.length],
            [2, 0],
          ),
          path,
        ]),
      );
      let crc = 0;
      let plain = 0;
      const start = position;
      const deflate = createDeflateRaw({ level: 6 });
      const packing = pour(deflate, write);
      for await (const part of parts) {
        const bytes = Buffer.from(part);
        crc = crc32(bytes, crc);
        plain += bytes.length;
        if (!deflate.write(bytes)) await new Promise<void>((resolve) => deflate.once('drain', resolve));
      }
      deflate.end();
      await packing;
      const packed = position - start;
      await write(header(0x08074b50, [4, crc], [4, packed], [4, plain]));
      entries.push({ name, offset, crc, packed, plain });
    },
    async end(): Promise<void> {
      const start = position;
      for (const { name, offset, crc, packed, plain } of entries) {
        const path = Buffer.from(name);
        await write(
          Buffer.concat([
            header(
              0x02014b50,
              [2, 20],
              [2, 20],
              [2, flags],
              [2, deflated],
              [2, 0],
              [2, dosDate],
              [4, crc],
              [4, packed],
              [4, plain],
              [2, path.length],
              [2, 0],
              [2, 0],
              [2, 0],
              [2, 0],
              [4, 0],
              [4, offset],
            ),
            path,
          ]),
        );
      }
      const size = position - start;
      await write(header(0x06054b50, [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, size], [4, start], [2, 0]));
    },
  };
}

async function pour(deflate: DeflateRaw, write: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  for await (const chunk of deflate) await write(chunk as Buffer); // a zlib stream without an encoding gives buffers
}

function header(signature: number, ...numbers: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(4 + numbers.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = buffer.writeUInt32LE(signature, 0);
  for (const [bytes, value] of numbers) at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
}
