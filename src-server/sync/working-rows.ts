import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { AnchorRow, StoredRow } from './store.ts';

/** A row while a push is being decided. */
export interface WorkingRow {
  readonly row: StoredRow;
  /** As it was before the push; null where the push made it. */
  readonly loaded: StoredRow | null;
  readonly isChanged: boolean;
}

/** A row that others hang on, while a push is being decided. */
export interface WorkingAnchor {
  readonly row: AnchorRow;
  readonly loaded: AnchorRow | null;
}

export interface LoadedRows {
  readonly rows: ReadonlyMap<EntityName, ReadonlyMap<string, StoredRow>>;
  /** Of rows that no operation changes but that some hang on. */
  readonly anchors: ReadonlyMap<EntityName, ReadonlyMap<string, AnchorRow>>;
}

/** Rows in layers: a branch sees what lies below, and what is written to it is gone when nobody keeps the branch. */
export interface WorkingRows {
  get(name: EntityName, id: string): WorkingRow | null;
  /** The row as `get` gives it, or what is known of it where only others hang on it. */
  anchor(name: EntityName, id: string): WorkingAnchor | null;
  set(name: EntityName, working: WorkingRow): void;
  /** Keep the branch by using it from here on; drop it by going on with the old one. Only the newest may be written to. */
  branch(): WorkingRows;
  /** Every row that differs from what was loaded. */
  changed(): { readonly name: EntityName; readonly working: WorkingRow }[];
}

type Entry = { readonly name: EntityName; readonly working: WorkingRow };

export function createWorkingRows(loaded: LoadedRows): WorkingRows {
  return layer(new Map(), new Map(), loaded);
}

/** `kept` is what all groups before have written; it is added to only when the next branch is made, that is when this one was kept. */
function layer(kept: Map<string, Entry>, own: Map<string, Entry>, loaded: LoadedRows): WorkingRows {
  const get = (name: EntityName, id: string): WorkingRow | null => {
    const key = `${name}/${id}`;
    const written = own.get(key) ?? kept.get(key);
    if (written !== undefined) return written.working;
    const row = loaded.rows.get(name)?.get(id);
    return row === undefined ? null : { row, loaded: row, isChanged: false };
  };
  return {
    get,
    anchor(name, id) {
      const working = get(name, id);
      if (working !== null) return working;
      const row = loaded.anchors.get(name)?.get(id);
      return row === undefined ? null : { row, loaded: row };
    },
    set(name, working) {
      own.set(`${name}/${working.row.id}`, { name, working });
    },
    branch() {
      for (const [key, entry] of own) kept.set(key, entry);
      own.clear();
      return layer(kept, new Map(), loaded);
    },
    changed() {
      return [...new Map([...kept, ...own]).values()].filter(({ working }) => working.isChanged);
    },
  };
}
