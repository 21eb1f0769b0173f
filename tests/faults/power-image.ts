import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Random } from './random.ts';

/*
 * What a disk holds after a power cut, made from the trace of disk-shim.c.
 *
 *   model 'nothing'  only what was synced: bytes by fsync or fdatasync of their file, names by fsync of their folder. Removals, though,
 *                    happen at once: the worst of both.
 *   model 'torn'     of what was not synced some is there: each write with a chance of one half, in parts of 512 bytes, so that they
 *                    are torn and out of order; names (new, moved, removed) up to a random one, in their order, as a journaling
 *                    file system keeps them.
 *
 * Not modelled: a disk that says "synced" and is not; bytes that rot.
 */
export type CutModel = 'nothing' | 'torn';

export interface TraceRecord {
  readonly type: string;
  readonly file: number;
  readonly offset: number;
  readonly length: number;
  readonly bytes: Buffer;
}

interface DiskFile {
  durable: Buffer;
  size: number;
  pending: ({ readonly offset: number; readonly bytes: Buffer } | { readonly cutTo: number })[];
}

type NameChange =
  | { readonly kind: 'add'; readonly path: string; readonly file: DiskFile | 'folder' }
  | { readonly kind: 'move'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string };

/** A folder as it is on the disk before the work begins. */
export interface DiskStart {
  readonly files: ReadonlyMap<string, { readonly inode: number; readonly bytes: Buffer }>;
  readonly folders: ReadonlyMap<string, number>;
}

export function readDisk(folder: string): DiskStart {
  const files = new Map<string, { inode: number; bytes: Buffer }>();
  const folders = new Map<string, number>([['', statSync(folder).ino]]);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = `/${relative(folder, path)}`;
    if (entry.isDirectory()) folders.set(name, statSync(path).ino);
    else files.set(name, { inode: statSync(path).ino, bytes: readFileSync(path) });
  }
  return { files, folders };
}

/** A record that was cut at the end of the trace was never finished. */
export function readTrace(path: string): TraceRecord[] {
  const bytes = readFileSync(path);
  const records: TraceRecord[] = [];
  let at = 0;
  while (at + 25 <= bytes.length) {
    const type = String.fromCharCode(bytes.readUInt8(at));
    const [file, offset, length] = [1, 9, 17].map((skip) => Number(bytes.readBigUInt64LE(at + skip))) as [number, number, number]; // three numbers in, three out
    at += 25;
    const carries = 'owurm'.includes(type) ? length : 0;
    if (at + carries > bytes.length) break;
    records.push({ type, file, offset, length, bytes: bytes.subarray(at, at + carries) });
    at += carries;
  }
  return records;
}

/** How many bytes the program had said when the cut came. */
export function saidBefore(trace: readonly TraceRecord[], cutAt: number): number {
  for (let at = cutAt - 1; at >= 0; at -= 1) {
    const record = trace[at];
    if (record?.type === 'a') return record.file;
  }
  return 0;
}

/** Lays what the disk holds after a cut before the record `cutAt` into a new folder. */
export function writeImage(
  start: DiskStart,
  trace: readonly TraceRecord[],
  cutAt: number,
  model: CutModel,
  random: Random,
  target: string,
): void {
  const disk = createDisk(start);
  for (const record of trace.slice(0, cutAt)) disk.play(record);
  const names = disk.namesAfterCut(model, random);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [path, file] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // The shared memory of SQLite is rebuilt from the log.
    if (path.endsWith('-shm')) continue;
    if (file === 'folder') mkdirSync(join(target, path), { recursive: true });
    else {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      writeFileSync(join(target, path), bytesAfterCut(file, model, random));
    }
  }
}

function createDisk(start: DiskStart) {
  const byInode = new Map<number, DiskFile>();
  const live = new Map<string, DiskFile | 'folder'>();
  const folderOf = new Map<number, string>();
  for (const [path, inode] of start.folders) {
    live.set(path, 'folder');
    folderOf.set(inode, path);
  }
  for (const [path, { inode, bytes }] of start.files) {
    // A copy: the next cut begins with the same disk.
    const file: DiskFile = { durable: Buffer.from(bytes), size: bytes.length, pending: [] };
    byInode.set(inode, file);
    live.set(path, file);
  }
  const durable = new Map(live);
  let changes: NameChange[] = [];

  const change = (made: NameChange) => {
    changes.push(made);
    applyName(live, made);
  };
  const fileOf = (inode: number): DiskFile => {
    const file = byInode.get(inode);
    if (file === undefined) throw new Error(`the trace speaks of a file that was never opened: ${inode}`);
    return file;
  };

  const play = (record: TraceRecord) => {
    const text = () => record.bytes.toString('utf8');
    if (record.type === 'o') {
      const known = byInode.get(record.file);
      if (known !== undefined && live.get(text()) === known) return;
      // The number of a removed file is given again: a new file in any case.
      const file: DiskFile = { durable: Buffer.alloc(0), size: 0, pending: [] };
      byInode.set(record.file, file);
      change({ kind: 'add', path: text(), file });
    } else if (record.type === 'w') {
      fileOf(record.file).pending.push({ offset: record.offset, bytes: record.bytes });
    } else if (record.type === 't') fileOf(record.file).pending.push({ cutTo: record.offset });
    else if (record.type === 's') settle(fileOf(record.file));
    else if (record.type === 'm') {
      folderOf.set(record.file, text());
      change({ kind: 'add', path: text(), file: 'folder' });
    } else if (record.type === 'r') {
      const [from = '', to = ''] = text().split('\0');
      change({ kind: 'move', from, to });
    } else if (record.type === 'u') change({ kind: 'remove', path: text() });
    else if (record.type === 'd') {
      const folder = folderOf.get(record.file);
      const isIn = (path: string) => (path === '' ? '' : dirname(path) === '/' ? '' : dirname(path)) === folder;
      const waiting: NameChange[] = [];
      for (const made of changes) {
        if (made.kind === 'move' ? isIn(made.from) || isIn(made.to) : isIn(made.path)) applyName(durable, made);
        else waiting.push(made);
      }
      changes = waiting;
    }
  };

  return {
    play,
    namesAfterCut(model: CutModel, random: Random): Map<string, DiskFile | 'folder'> {
      const names = new Map(durable);
      if (model === 'nothing') for (const made of changes) if (made.kind === 'remove') applyName(names, made);
      if (model === 'torn') for (const made of changes.slice(0, random.below(changes.length + 1))) applyName(names, made);
      return names;
    },
  };
}

function applyName(names: Map<string, DiskFile | 'folder'>, change: NameChange): void {
  if (change.kind === 'add') names.set(change.path, change.file);
  else if (change.kind === 'remove') names.delete(change.path);
  else {
    const moved = names.get(change.from);
    if (moved === undefined) return;
    names.delete(change.from);
    names.set(change.to, moved);
  }
}

function settle(file: DiskFile): void {
  for (const write of file.pending) applyWrite(file, write);
  file.pending = [];
}

function applyWrite(file: DiskFile, write: DiskFile['pending'][number]): void {
  if ('cutTo' in write) {
    if (write.cutTo < file.size) file.durable.fill(0, write.cutTo, Math.min(file.size, file.durable.length));
    grow(file, write.cutTo);
    file.size = write.cutTo;
    return;
  }
  const end = write.offset + write.bytes.length;
  grow(file, end);
  write.bytes.copy(file.durable, write.offset);
  file.size = Math.max(file.size, end);
}

function grow(file: DiskFile, size: number): void {
  if (size <= file.durable.length) {
    return;
  }
  const larger = Buffer.alloc(Math.max(size, file.durable.length * 2));
  file.durable.copy(larger);
  file.durable = larger;
}

const sectorBytes = 512;

function bytesAfterCut(file: DiskFile, model: CutModel, random: Random): Buffer {
  const left: DiskFile = { durable: Buffer.from(file.durable), size: file.size, pending: [] };
  if (model === 'torn') {
    for (const write of file.pending) {
      if ('cutTo' in write) {
        if (random.below(2) === 0) applyWrite(left, write);
        continue;
      }
      const fate = random.below(4);
      if (fate === 0) continue;
      // Whole in two of four cases, torn in the fourth.
      for (let at = 0; at < write.bytes.length; at += sectorBytes) {
        if (fate < 3 || random.below(2) === 0)
          applyWrite(left, { offset: write.offset + at, bytes: write.bytes.subarray(at, at + sectorBytes) });
      }
    }
  }
  return left.durable.subarray(0, left.size);
}
