import { endingOf } from './file-names.ts';

/** Bytes of a file's beginning that `sniffType` looks at. */
export const sniffedBytes = 4096;

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** What a file is by how it begins; its name is believed only about which kind of an archive or of plain text it is. */
export function sniffType(head: Uint8Array, name: string): string {
  const starts = (...bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (/^GIF8[79]a/.test(text(head, 0, 6))) return 'image/gif';
  if (text(head, 0, 4) === 'RIFF') return riffTypes[text(head, 8, 12)] ?? unknownType;
  if (starts(0x42, 0x4d) && head.length > 26 && head[14] === 40) return 'image/bmp';
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'image/tiff';
  if (text(head, 4, 8) === 'ftyp') return brandType(text(head, 8, 12));
  if (text(head, 0, 1024).includes('%PDF-')) return 'application/pdf';
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return zipTypes[endingOf(name)] ?? 'application/zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return oleTypes[endingOf(name)] ?? 'application/x-ole-storage';
  if (text(head, 0, 5) === '{\\rtf') return 'application/rtf';
  if (text(head, 0, 6) === 'Rar!\u001a\u0007') return 'application/vnd.rar';
  if (starts(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)) return 'application/x-7z-compressed';
  if (starts(0x1f, 0x8b)) return 'application/gzip';
  if (text(head, 0, 3) === 'ID3' || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (text(head, 0, 4) === 'OggS') return 'audio/ogg';
  if (starts(0x1a, 0x45, 0xdf, 0xa3)) return 'video/webm';
  if (isText(head)) return textTypes[endingOf(name)] ?? 'text/plain';
  return unknownType;
}

export const unknownType = 'application/octet-stream';

/** Whether the file begins as programs and scripts do, under whatever name. */
export function isProgram(head: Uint8Array): boolean {
  if (text(head, 0, 2) === 'MZ' || text(head, 0, 4) === '\u007fELF' || text(head, 0, 2) === '#!') return true;
  // Mach-O in its four forms, Java classes, Windows' shortcuts.
  return head.length >= 4 && [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe, 0x4c000000].includes(wordOf(head));
}

function wordOf([a = 0, b = 0, c = 0, d = 0]: Uint8Array): number {
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

/** Pictures that every window of ours can draw. */
export const shownPictures: readonly string[] = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'];

const riffTypes: Readonly<Record<string, string>> = { WEBP: 'image/webp', WAVE: 'audio/wav', 'AVI ': 'video/x-msvideo' };

function brandType(brand: string): string {
  if (/^hei[cxms]|^hev[cx]|^mif1|^msf1/.test(brand)) return 'image/heic';
  if (/^avi[fs]/.test(brand)) return 'image/avif';
  if (brand === 'qt  ') return 'video/quicktime';
  if (brand.startsWith('M4A')) return 'audio/mp4';
  return 'video/mp4';
}

const office = 'application/vnd.openxmlformats-officedocument.';
const open = 'application/vnd.oasis.opendocument.';
const zipTypes: Readonly<Record<string, string>> = {
  '.docx': `${office}wordprocessingml.document`,
  '.xlsx': `${office}spreadsheetml.sheet`,
  '.pptx': `${office}presentationml.presentation`,
  '.odt': `${open}text`,
  '.ods': `${open}spreadsheet`,
  '.odp': `${open}presentation`,
};
const oleTypes: Readonly<Record<string, string>> = {
  '.doc': 'application/msword',
  '.xls': 'application/vnd.ms-excel',
  '.ppt': 'application/vnd.ms-powerpoint',
  '.msg': 'application/vnd.ms-outlook',
};
const textTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.xml': 'application/xml',
  '.ics': 'text/calendar',
  '.vcf': 'text/vcard',
  '.eml': 'message/rfc822',
};

/** UTF-8 or UTF-16 with its mark, without the controls that no text has. */
function isText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return false;
  for (let at = 0; at < head.length; ) {
    const first = head[at] ?? 0;
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
          ? 2
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xf0 && first < 0xf5
              ? 4
              : 0;
    // The beginning may end in the middle of a letter.
    const rest = head.subarray(at + 1, at + length);
    if (length === 0 || rest.some((byte) => byte < 0x80 || byte > 0xbf)) return false;
    at += length;
  }
  return true;
}
