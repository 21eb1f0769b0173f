import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogSink } from '../core/platform/ports.ts';

const limitBytes = 2 * 1024 * 1024;
const keptFiles = 5;

/**
 * Writes one JSON object per line to `logs/fieldbook.log` of the profile, five files of 2 MB at most. Whatever the caller
 * hands in, only ids, codes, numbers and code positions are written: a log travels to support, customers do not.
 */
export function createFileLog(profileDir: string, maxBytes = limitBytes): LogSink {
  const folder = join(profileDir, 'logs');
  const file = join(folder, 'fieldbook.log');
  return {
    write({ level, at, message, context }) {
      const line = JSON.stringify({ at, level, message: message.slice(0, 500), ...(context && { context: clean(context) }) });
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        rotate(file, maxBytes);
        appendFileSync(file, `${line}\n`, { mode: 0o600 });
      } catch {
        // A full or read-only disk must not turn a log line into a failed save; the save's own error is shown.
      }
    },
  };
}

function rotate(file: string, maxBytes: number): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < maxBytes) return;
  rmSync(`${file}.${keptFiles - 1}`, { force: true });
  for (let n = keptFiles - 2; n >= 1; n -= 1) {
    if (statSync(`${file}.${n}`, { throwIfNoEntry: false })) renameSync(`${file}.${n}`, `${file}.${n + 1}`);
  }
  renameSync(file, `${file}.1`);
}

/** Keeps what cannot name a person: numbers, booleans, ids and codes; of a stack only the positions. */
function clean(value: unknown, depth = 0): unknown {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return cleanText(value);
  if (depth >= 4 || typeof value !== 'object') return '…';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => clean(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, clean(inside, depth + 1)]));
}

function cleanText(text: string): string {
  // A phone number or tax code is digits only, so a code must begin with a letter; an id is a UUID.
  if (/^[A-Za-z][\w.:-]{0,63}$/.test(text) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return text;
  const positions = text.match(/^\s+at .*$/gm);
  // Where the program is installed may carry the user's name.
  return positions === null
    ? '…'
    : positions
        .map((line) => line.trim().replace(/(\(|at )(file:\/\/)?[^(]*?(?=(src-|db|node_modules|dist)[\w-]*[/\\])/, '$1'))
        .join('\n');
}
