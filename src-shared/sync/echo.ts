import type { EntityDefinition, EntityName } from './entities.ts';
import { entities } from './entities.ts';
import type { Fields, FieldValue } from './merge.ts';

/*
 * What an accepted push has made of its rows, as text that both sides hash. The office sends the hash with its answer; a laptop that comes to
 * the same one has those rows and lines of the history as the office has them, sign for sign, and need not fetch them.
 */

export interface EchoRow {
  readonly id: string;
  readonly scopeId: string | null;
  readonly rootId: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly fields: Fields;
}

/** A line of the history: values before and after as JSON; all three are null where the row came, went or came back. */
export type EchoLine = readonly [field: string | null, before: string | null, after: string | null];

export const lineWithoutField: EchoLine = [null, null, null];

export function echoLine(field: string, before: FieldValue, after: FieldValue): EchoLine {
  return [field, JSON.stringify(before), JSON.stringify(after)];
}

/** Rows in the order in which the operations first speak of them, each once; lines of each operation, in its order. */
export function textOfEcho(
  rows: readonly { readonly name: EntityName; readonly row: EchoRow }[],
  lines: readonly (readonly EchoLine[])[],
): string {
  const parts: string[] = [];
  for (const { name, row } of rows) {
    const { fields }: EntityDefinition = entities[name];
    const values: (FieldValue | undefined)[] = [
      name,
      row.id,
      row.scopeId,
      row.rootId,
      row.createdAt,
      row.createdBy,
      row.deletedAt,
    ];
    for (const field of fields) values.push(field, row.fields[field] ?? null);
    parts.push(JSON.stringify(values));
  }
  for (const ofOperation of lines) {
    parts.push(JSON.stringify([...ofOperation].sort((a, b) => compare(a[0] ?? '', b[0] ?? ''))));
  }
  return parts.join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
