import { columnOf, entities, type EntityDefinition, isEntityName } from '../../../src-shared/sync/entities.ts';
import type { SnapshotHead } from '../../../src-shared/sync/protocol.ts';
import { type ColumnForm, formsOf } from './column-forms.ts';
import { type FieldValue, toSql } from './rows.ts';
import { valuesOf } from './snapshot-text.ts';

/*
 * The second half of preparing rows (`prepare-rows.ts`), done by whoever writes them.
 */

export type SqlValue = string | number | null;

export interface PreparedRows {
  /** Of the snapshot to which these rows belong. */
  readonly head: SnapshotHead;
  /** How many rows of the office these are, none where it was only the beginning, and the last one's id. */
  readonly count: number;
  readonly lastId: string | null;
  /** Columns of the table and their values in each row; a column that was null in every row so far is left out. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** What had to be computed of the rows of one text. */
export interface ComputedRows extends Omit<PreparedRows, 'rows'> {
  /** Which of `plainColumns` the first of `columns` are; the rest of them is in `computed`. */
  readonly plain: readonly number[];
  /** One list for each row. Where nothing is plain these are the rows. */
  readonly computed: readonly (readonly SqlValue[])[];
}

export interface PreparerSettings {
  /** From when on a planned visit counts as the next one. */
  readonly now: string;
  /** The columns of each entity's table that must have a value. */
  readonly required: Readonly<Partial<Record<string, readonly string[]>>>;
}

export const rowHead = ['id', 'rev', 'scopeId', 'rootId', 'createdAt', 'createdBy', 'deletedAt'] as const;

/** A column of a table whose value stands in the office's row. */
export interface PlainColumn {
  readonly column: string;
  /** Where in the row; -1 for a field that this office does not know yet. */
  readonly source: number;
  readonly form: ColumnForm;
  readonly isRequired: boolean;
}

/** In an order that depends on nothing but the entity. The history has none: there a line becomes several rows. */
export function plainColumns({ entity, columns }: SnapshotHead, settings: PreparerSettings): readonly PlainColumn[] {
  if (!isEntityName(entity)) return [];
  const definition: EntityDefinition = entities[entity];
  const known = [...rowHead, ...definition.fields];
  const required = new Set(settings.required[entity] ?? []);
  const forms = formsOf(required, definition, known);
  const place = new Map(columns.map((name, at) => [name, at]));
  return known.map((name, at) => ({
    column: columnOf(name),
    source: place.get(name) ?? -1,
    form: forms[at] ?? toSql,
    isRequired: required.has(columnOf(name)),
  }));
}

/** The rows of a text: what stands in it, and what was computed of it. */
export function assembleRows(text: string, computed: ComputedRows, settings: PreparerSettings): PreparedRows {
  const { plain, computed: others, ...rest } = computed;
  if (plain.length === 0 || others.length === 0) return { ...rest, rows: others };
  const all = plainColumns(rest.head, settings);
  const used = plain.flatMap((at) => all[at] ?? []);
  const rows: SqlValue[][] = [];
  for (const line of valuesOf(text)) {
    if (!Array.isArray(line)) continue;
    const values = line as readonly FieldValue[]; // its length and place were checked where it was computed
    const row: SqlValue[] = [];
    // Of a field that did not come `values[-1]` is undefined.
    for (const { source, form } of used) row.push(form(values[source]));
    for (const value of others[rows.length] ?? []) row.push(value);
    rows.push(row);
  }
  return { ...rest, rows };
}
