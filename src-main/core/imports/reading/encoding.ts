import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252';

export interface TextFacts {
  readonly encoding: TextEncoding;
  /** Bytes of the byte order mark, to be skipped. */
  readonly markBytes: number;
  readonly lines: number;
  /** Share of control bytes that no text has, in the first 64 KB: a picture or a program has many. */
  readonly controlShare: number;
}

const chunkBytes = 1024 * 1024;
const headBytes = 64 * 1024;

/**
 * Tells how a text file is encoded. The whole file is read, because the first accented letter may stand in its last line.
 *
 * Valid UTF-8 is UTF-8. A file that is nearly all valid UTF-8 is UTF-8 with damage: reading it as anything else would ruin
 * every good row for the sake of one bad one. The rest is told apart by what Vietnamese looks like in windows-1258, where
 * tone marks are bytes of their own that follow a vowel.
 */
export async function detectEncoding(path: string): Promise<TextFacts> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(chunkBytes);
    const counts = newCounts();
    let position = 0;
    let mark: { encoding: TextEncoding; markBytes: number } | null = null;
    let controlShare = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, chunkBytes, position);
      if (bytesRead === 0) break;
      const chunk = bytes.subarray(0, bytesRead);
      if (position === 0) {
        const head = chunk.subarray(0, headBytes);
        mark = findMark(head) ?? guessUtf16(head);
        controlShare = mark?.encoding.startsWith('utf-16') ? 0 : shareOfControls(head);
      }
      countBytes(counts, chunk);
      position += bytesRead;
    }
    const lines = counts.lines;
    if (mark !== null) return { ...mark, lines, controlShare };
    return { encoding: decide(counts), markBytes: 0, lines, controlShare };
  } finally {
    await file.close();
  }
}

function findMark(head: Buffer): { encoding: TextEncoding; markBytes: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  return null;
}

/** UTF-16 without a mark: digits, commas and most letters have a zero byte, always on the same side. */
function guessUtf16(head: Buffer): { encoding: TextEncoding; markBytes: number } | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const enough = head.length / 2 / 4;
  if (odd > enough && odd > even * 10) return { encoding: 'utf-16le', markBytes: 0 };
  if (even > enough && even > odd * 10) return { encoding: 'utf-16be', markBytes: 0 };
  return null;
}

function shareOfControls(head: Buffer): number {
  let controls = 0;
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  return head.length === 0 ? 0 : controls / head.length;
}

interface ByteCounts {
  lines: number;
  /** Sequences of several bytes that are right in UTF-8, and bytes that are not. */
  sequences: number;
  broken: number;
  /** Continuation bytes still wanted by a sequence begun in an earlier chunk. */
  wanted: number;
  /** Combining marks of windows-1258 after a vowel, and elsewhere. */
  marksAfterVowel: number;
  marksElsewhere: number;
  dStroke: number;
  previous: number;
}

function newCounts(): ByteCounts {
  return { lines: 0, sequences: 0, broken: 0, wanted: 0, marksAfterVowel: 0, marksElsewhere: 0, dStroke: 0, previous: 0 };
}

// Grave, hook above, tilde, acute, dot below as windows-1258 writes them after the vowel.
const combining = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2]);
// a e i o u y, â ă ê ô ơ ư in both cases.
const vowels = new Set(
  [...'aeiouyAEIOUY']
    .map((letter) => letter.charCodeAt(0))
    .concat([0xc2, 0xe2, 0xc3, 0xe3, 0xca, 0xea, 0xd4, 0xf4, 0xd5, 0xf5, 0xdd, 0xfd]),
);

function countBytes(counts: ByteCounts, chunk: Buffer): void {
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) counts.lines++;
  // Plain ASCII and clean UTF-8 are checked at memory speed; the slow look is for chunks that are not, and for one whose
  // first bytes end a sequence of the chunk before.
  if (counts.wanted === 0 && isUtf8(chunk)) {
    if (counts.sequences < 1_000_000) counts.sequences += countLeads(chunk);
    counts.previous = 0;
    return;
  }
  for (const byte of chunk) {
    if (counts.wanted > 0) {
      if ((byte & 0xc0) === 0x80) {
        counts.wanted--;
        if (counts.wanted === 0) counts.sequences++;
        counts.previous = byte;
        continue;
      }
      counts.broken++;
      counts.wanted = 0;
    }
    if (byte >= 0x80) {
      if (byte >= 0xc2 && byte <= 0xdf) counts.wanted = 1;
      else if (byte >= 0xe0 && byte <= 0xef) counts.wanted = 2;
      else if (byte >= 0xf0 && byte <= 0xf4) counts.wanted = 3;
      else counts.broken++;
    }
    countVietnamese(counts, byte);
    counts.previous = byte;
  }
}

function countLeads(chunk: Buffer): number {
  let leads = 0;
  for (const byte of chunk) if (byte >= 0xc2) leads++;
  return leads;
}

function countVietnamese(counts: ByteCounts, byte: number): void {
  if (combining.has(byte)) {
    if (vowels.has(counts.previous)) counts.marksAfterVowel++;
    else counts.marksElsewhere++;
  } else if (byte === 0xd0 || byte === 0xf0) counts.dStroke++;
}

function decide(counts: ByteCounts): TextEncoding {
  const broken = counts.broken + (counts.wanted > 0 ? 1 : 0);
  if (broken === 0) return 'utf-8';
  if (counts.sequences >= broken * 10) return 'utf-8';
  if (counts.marksAfterVowel > 0 && counts.marksElsewhere * 4 <= counts.marksAfterVowel) return 'windows-1258';
  // Too short for a tone mark of its own, but đ is in no language that windows-1252 is used for.
  if (counts.marksElsewhere === 0 && counts.dStroke > 0) return 'windows-1258';
  return 'windows-1252';
}
