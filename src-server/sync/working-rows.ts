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

/** Rows that were written, in the order in which they first were. By entity and then by id: a key of both would be made for every look. */
class Written {
  readonly #byName = new Map<EntityName, Map<string, { readonly name: EntityName; working: WorkingRow }>>();
  readonly entries: { readonly name: EntityName; readonly working: WorkingRow }[] = [];

  get(name: EntityName, id: string): WorkingRow | undefined {
    return this.#byName.get(name)?.get(id)?.working;
  }

  set(name: EntityName, working: WorkingRow): void {
    let ofName = this.#byName.get(name);
    if (ofName === undefined) {
      ofName = new Map();
      this.#byName.set(name, ofName);
    }
    const known = ofName.get(working.row.id);
    if (known !== undefined) {
      known.working = working;
      return;
    }
    const entry = { name, working };
    ofName.set(working.row.id, entry);
    this.entries.push(entry);
  }
}

export function createWorkingRows(loaded: LoadedRows): WorkingRows {
  return layer(new Written(), new Written(), loaded);
}

/** `kept` is what all groups before have written; it is added to only when the next branch is made, that is when this one was kept. */
function layer(kept: Written, own: Written, loaded: LoadedRows): WorkingRows {
  const keepOwn = () => {
    for (const { name, working } of own.entries) kept.set(name, working);
    own = new Written();
  };
  const get = (name: EntityName, id: string): WorkingRow | null => {
    const written = own.get(name, id) ?? kept.get(name, id);
    if (written !== undefined) return written;
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
      own.set(name, working);
    },
    branch() {
      keepOwn();
      return layer(kept, new Written(), loaded);
    },
    changed() {
      return [
        ...kept.entries.map(({ name, working }) => ({ name, working: own.get(name, working.row.id) ?? working })),
        ...own.entries.filter(({ name, working }) => kept.get(name, working.row.id) === undefined),
      ].filter(({ working }) => working.isChanged);
    },
  };
}
