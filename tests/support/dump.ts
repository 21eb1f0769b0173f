import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../../src-main/core/platform/journal.ts';
import type { Db } from '../../src-main/core/platform/database.ts';

/** The bytes of a name, as they may lie in a page: in whatever case, with or without accents, cut off at its front by an index. */
const parts = ['narienvogel', 'NARIENVOGEL', 'Kanarien', '0987 654 329', '0987654329', '84987654329'];

/** Where in the decrypted file a person's bytes still lie: rows and index pages, free pages, whatever SQLite keeps. */
export function bytesLeft(db: Db): string[] {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const image = db.serialize();
  return parts.filter((part) => image.includes(Buffer.from(part, 'utf8')));
}

/** Tables in which a person still stands, those of the search indexes among them. */
export function tablesLeft(db: Db, isFound: (text: string) => boolean): string[] {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[]; // names
  return tables.filter((table) =>
    db
      .prepare(`SELECT * FROM "${table}"`)
      .all()
      .some((row) =>
        Object.values(row as Record<string, unknown>).some((value) =>
          isFound(value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)),
        ),
      ),
  );
}

export function journalLeft(folder: string, key: Uint8Array, isFound: (text: string) => boolean): number {
  const journal = openJournal(folder, key);
  try {
    return journal.readAll().entries.filter((entry) => isFound(JSON.stringify(entry))).length;
  } finally {
    journal.close();
  }
}

/** Files of a profile that say it in clear. */
export function filesLeft(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesLeft(path);
    const bytes = readFileSync(path);
    return parts.some((part) => bytes.includes(Buffer.from(part, 'utf8'))) ? [path] : [];
  });
}
