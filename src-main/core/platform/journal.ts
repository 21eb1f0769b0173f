import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './durable-file.ts';

/**
 * The operation journal: every acknowledged change once more, in a file of its own, so that a damaged database costs nothing that
 * was written after its last backup. Append-only, encrypted, one fsync for each commit.
 * Whoever answers nobody yet (a slice of an import) may have it written a turn later and synced beside the work; what comes after it in the
 * numbers never stands in a file before it.
 *
 *   record = length (4 bytes, big endian) · number of its last operation (8) · nonce (12) · ciphertext · tag (16)
 *   AES-256-GCM, key by HKDF from the database key; the first 12 bytes are authenticated with it
 *
 * A torn last record (power cut) fails its tag and is left out; it was never acknowledged.
 */
export interface JournalEntry {
  readonly opNo: number;
  readonly groupId: string;
  readonly entity: string;
  readonly rowId: string;
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  readonly patch: string;
  readonly baseRev: number;
  readonly hlc: string;
  readonly schemaV: number;
  readonly createdAt: string;
  readonly userId: string | null;
}

export interface Journal {
  /** @throws Node's error codes (ENOSPC, EIO, EROFS); the caller goes on and catches up later. */
  append(entries: readonly JournalEntry[]): void;
  /** Keeps entries until `settle`, or until anything else is written: they come before it. For changes that nobody was told of yet. */
  appendLater(entries: readonly JournalEntry[]): void;
  /**
   * Writes what waits and has it synced by another thread: the core goes on meanwhile.
   * @throws as `append`; what waited may then be lost to the journal, and `lastOpNo` is what it surely has.
   */
  settle(): Promise<void>;
  /** Every entry of all segments in the order of their numbers, each once; a torn end is left out. */
  readAll(): { entries: JournalEntry[]; hasTornEnd: boolean };
  /** Starts a new segment and forgets segments whose every entry is at or below `coveredOpNo`; the last number stays known. */
  rotate(coveredOpNo: number): void;
  /** What is surely on the disk; an entry that still waits is not. */
  lastOpNo(): number;
  /** Writes every entry again, changed, into a new segment and forgets the old ones: for values that must be gone. */
  rewrite(change: (entry: JournalEntry) => JournalEntry): void;
  close(): void;
}

const headBytes = 12;
const nonceBytes = 12;
const tagBytes = 16;
/** Bounds the memory of a bulk import's record. */
const mostEntriesInRecord = 1000;

export function openJournal(folder: string, databaseKey: Uint8Array): Journal {
  // Imported once: with bare bytes each record would pay for it again.
  const key = createSecretKey(new Uint8Array(hkdfSync('sha256', databaseKey, 'fieldbook', 'operation journal', 32)));
  let segment: Segment | null = null;
  let last = segmentNames(folder).reduce((most, name) => Math.max(most, lastOpNoOf(join(folder, name), key)), 0);
  let waiting: JournalEntry[] = [];

  const forget = ({ file }: Segment) => {
    segment = null;
    closeSync(file);
  };
  /** Leaves a segment that failed. What stands in it unsynced waits again, without the last entries: whoever wrote those is told. */
  const abandon = (failed: Segment, lastOnes: number) => {
    const unsynced = failed.unsynced?.entries ?? [];
    waiting = [...unsynced.slice(0, unsynced.length - lastOnes), ...waiting];
    forget(failed);
  };
  const sync = (written: Segment) => {
    if (written.unsynced === null) return;
    fsyncSync(written.file);
    last = Math.max(last, written.unsynced.lastOpNo);
    written.unsynced = null;
  };
  /** Leaves the segment with everything in it synced. */
  const closeSegment = () => {
    if (segment === null) return;
    const closing = segment;
    try {
      sync(closing);
    } catch (error) {
      abandon(closing, 0);
      throw error;
    }
    forget(closing);
  };
  const writeRecord = (entries: readonly JournalEntry[], lastOpNo: number): Segment => {
    // Another process may have removed the segment after a backup: what is written into a removed file is gone.
    if (segment !== null && fstatSync(segment.file).nlink === 0) forget(segment);
    const open = (segment ??= { file: openSegment(folder, lastOpNo), unsynced: null });
    const record = sealRecord(key, jsonOf(entries), lastOpNo);
    try {
      let written = 0;
      while (written < record.length) written += writeSync(open.file, record, written);
    } catch (error) {
      // Half a record would hide every later one behind it: the next append starts a new segment.
      abandon(open, 0);
      throw error;
    }
    open.unsynced = {
      lastOpNo: Math.max(lastOpNo, open.unsynced?.lastOpNo ?? 0),
      entries: [...(open.unsynced?.entries ?? []), ...entries],
    };
    return open;
  };
  const appendRecord = (entries: readonly JournalEntry[], lastOpNo: number) => {
    const written = writeRecord(entries, lastOpNo);
    try {
      sync(written);
    } catch (error) {
      abandon(written, entries.length);
      throw error;
    }
  };
  const appendAll = (entries: readonly JournalEntry[], append: (part: readonly JournalEntry[], lastOpNo: number) => void) => {
    for (let at = 0; at < entries.length; at += mostEntriesInRecord) {
      const part = entries.slice(at, at + mostEntriesInRecord);
      append(part, part[part.length - 1]?.opNo ?? 0);
    }
  };
  /** They stay where that fails: whoever writes next tries again, and leaves no gap. */
  const appendWaiting = () => {
    appendAll(waiting, appendRecord);
    waiting = [];
  };

  return {
    append(entries) {
      appendWaiting();
      appendAll(entries, appendRecord);
    },
    appendLater(entries) {
      waiting.push(...entries);
    },
    async settle() {
      const before = last;
      appendAll(waiting, writeRecord);
      waiting = [];
      const written = segment;
      const reached = written?.unsynced ?? null;
      if (written === null || reached === null) return;
      try {
        await syncBeside(written.file);
      } catch (error) {
        // Whoever left the segment meanwhile synced it first, or was told that he could not.
        if (segment !== written) return;
        // The error is told once: another append may have been told that all is well since, and what it stands behind is not there.
        last = Math.min(last, before);
        forget(written);
        throw error;
      }
      if (segment !== written) return;
      last = Math.max(last, reached.lastOpNo);
      if (written.unsynced === reached) written.unsynced = null;
    },
    readAll: () => readSegments(folder, key),
    rotate(coveredOpNo) {
      appendWaiting();
      const names = segmentNames(folder);
      closeSegment();
      // Before anything is forgotten: an empty record that says how far the operations had come. A database that lost its log would
      // otherwise look whole.
      if (last > 0) appendRecord([], last);
      for (const name of names) {
        // A damaged segment may have held more than can be read: its name tells at least where it began.
        const lastOpNo = Math.max(lastOpNoOf(join(folder, name), key), firstOpNoOf(name));
        if (lastOpNo <= coveredOpNo) rmSync(join(folder, name), { force: true });
      }
    },
    lastOpNo: () => last,
    rewrite(change) {
      appendWaiting();
      const names = segmentNames(folder);
      const { entries } = readSegments(folder, key);
      closeSegment();
      appendAll(entries, (part, lastOpNo) => appendRecord(part.map(change), lastOpNo));
      // How far the operations had come stays known, whatever could be read.
      if (last > 0) appendRecord([], last);
      for (const name of names) rmSync(join(folder, name), { force: true });
      syncFolder(folder);
    },
    close() {
      try {
        appendWaiting();
        closeSegment();
      } catch {
        // The database has what waited, and the next start looks for it.
        if (segment !== null) forget(segment);
      }
    },
  };
}

/** The file that is written to. */
interface Segment {
  readonly file: number;
  /** The records that are written and not yet synced; another object with each record. */
  unsynced: { readonly lastOpNo: number; readonly entries: readonly JournalEntry[] } | null;
}

function syncBeside(file: number): Promise<void> {
  return new Promise((resolve, reject) => fsync(file, (error) => (error === null ? resolve() : reject(error))));
}

function openSegment(folder: string, opNo: number): number {
  const name = `ops-${String(opNo).padStart(12, '0')}-${randomBytes(4).toString('hex')}.fbj`;
  const opened = openSync(join(folder, name), 'ax', 0o600);
  syncFolder(folder);
  return opened;
}

/** So many entries are text at once: one of some hundred kilobytes is memory that V8 clears away seldom and at length. */
const entriesInText = 64;

/** The entries as JSON, in pieces. */
function jsonOf(entries: readonly JournalEntry[]): Buffer {
  if (entries.length <= entriesInText) return Buffer.from(JSON.stringify(entries), 'utf8');
  const pieces: Buffer[] = [];
  for (let at = 0; at < entries.length; at += entriesInText) {
    const [open, close] = [at === 0 ? '[' : ',', at + entriesInText >= entries.length ? ']' : ''];
    const piece = JSON.stringify(entries.slice(at, at + entriesInText)).slice(1, -1);
    pieces.push(Buffer.from(open + piece + close, 'utf8'));
  }
  return Buffer.concat(pieces);
}

function sealRecord(key: KeyObject, plain: Uint8Array, lastOpNo: number): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(headBytes - 4 + nonceBytes + plain.length + tagBytes, 0);
  head.writeBigUInt64BE(BigInt(lastOpNo), 4);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(head);
  return Buffer.concat([head, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function segmentNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.fbj'))
    .sort();
}

/** The number in a segment's name: that of the last operation in its first record. */
function firstOpNoOf(name: string): number {
  return Number(/^ops-(\d+)-/.exec(name)?.[1] ?? 0);
}

function readSegments(folder: string, key: KeyObject): { entries: JournalEntry[]; hasTornEnd: boolean } {
  const byNumber = new Map<number, JournalEntry>();
  let hasTornEnd = false;
  for (const name of segmentNames(folder)) {
    const bytes = readFileSync(join(folder, name));
    let at = 0;
    while (at < bytes.length) {
      const record = openRecord(bytes, at, key);
      if (record === null) {
        hasTornEnd = true;
        // An altered byte costs its own record and not those behind it, as long as its length still leads to the next.
        const next = endOfRecord(bytes, at);
        if (next === null) break;
        at = next;
        continue;
      }
      // We wrote it, and its tag has just been verified.
      for (const entry of JSON.parse(record.text) as JournalEntry[]) byNumber.set(entry.opNo, entry);
      at = record.end;
    }
  }
  return { entries: [...byNumber.values()].sort((a, b) => a.opNo - b.opNo), hasTornEnd };
}

/** Reads the heads alone and opens only the last whole record: a start must not wait for a large journal. */
function lastOpNoOf(path: string, key: KeyObject): number {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const head = Buffer.alloc(headBytes);
    const starts: number[] = [];
    let at = 0;
    while (at + headBytes <= size) {
      readSync(file, head, 0, headBytes, at);
      const end = at + 4 + head.readUInt32BE(0);
      if (end > size || end <= at + headBytes) break;
      starts.push(at);
      at = end;
    }
    for (const start of starts.reverse()) {
      readSync(file, head, 0, headBytes, start);
      const record = Buffer.alloc(4 + head.readUInt32BE(0));
      readSync(file, record, 0, record.length, start);
      if (openRecord(record, 0, key) !== null) return Number(head.readBigUInt64BE(4));
    }
    return 0;
  } finally {
    closeSync(file);
  }
}

/** Null where no whole record can stand here. */
function endOfRecord(bytes: Buffer, at: number): number | null {
  if (at + headBytes > bytes.length) return null;
  const end = at + 4 + bytes.readUInt32BE(at);
  return end > bytes.length || end - at < headBytes + nonceBytes + tagBytes ? null : end;
}

/** Null where the record is torn or was altered. */
function openRecord(bytes: Buffer, at: number, key: KeyObject): { text: string; end: number } | null {
  const end = endOfRecord(bytes, at);
  if (end === null) return null;
  const body = at + headBytes + nonceBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(at + headBytes, body));
  decipher.setAAD(bytes.subarray(at, at + headBytes));
  decipher.setAuthTag(bytes.subarray(end - tagBytes, end));
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(body, end - tagBytes)), decipher.final()]);
    return { text: plain.toString('utf8'), end };
  } catch {
    return null;
  }
}
