import type { PersonRef } from '../../../src-shared/consent/person.ts';
import { namingFields, ofContact, sharedTexts, textsAboutCustomer } from '../../../src-shared/erasures/redact.ts';
import { patternOf, wordsOfPerson } from '../../../src-shared/erasures/words.ts';
import { anchorOfValue } from '../../../src-shared/sync/anchors.ts';
import { columnOf, entities, type EntityDefinition, type EntityName, entityNames } from '../../../src-shared/sync/entities.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createRowReader, type StoredRow } from '../sync/rows.ts';

export interface PersonRow {
  readonly entity: EntityName;
  readonly row: StoredRow;
  /** `own`: of the person; `names`: of somebody else, with a link to the person; `mentions`: a text in which the person stands. */
  readonly how: 'own' | 'names' | 'mentions';
}

/** Everything that is held of one person, deleted rows among it: own rows, rows of others that name him, texts that mention him. */
export function findPersonRows(ctx: Pick<Context, 'db'>, person: PersonRef): PersonRow[] {
  const { db } = ctx;
  const read = createRowReader(db);
  const found = new Map<string, PersonRow>();
  const add = (entity: EntityName, id: string, how: PersonRow['how']) => {
    if (found.has(`${entity}/${id}`)) return;
    const row = read(entity, id)?.row;
    if (row !== undefined) found.set(`${entity}/${id}`, { entity, row, how });
  };
  const idsWhere = (entity: EntityName, column: string, value: string) =>
    db
      .prepare<[string]>(`SELECT id FROM "${entities[entity].table}" WHERE "${column}" = ? ORDER BY rid`)
      .pluck()
      .all(value) as string[]; // ids

  const ownValuesOf = (entity: EntityName, id: string) =>
    anchorOfValue(entity) === 'customers' ? [] : idsWhere('customValues', 'customer_id', id);

  const family = createFamily(db);
  const roots = family.of(person.contactId === null ? person.customerId : family.winnerOf(person.customerId));
  const children = entityNames.filter((name) => {
    const definition: EntityDefinition = entities[name];
    return definition.root === 'customerId';
  });
  if (person.contactId === null) {
    for (const root of roots) {
      add('customers', root, 'own');
      for (const name of children) for (const id of idsWhere(name, 'customer_id', root)) add(name, id, 'own');
      for (const { entity, by } of namingFields) {
        for (const id of idsWhere(entity, columnOf(by), root)) {
          add(entity, id, 'names');
          for (const value of ownValuesOf(entity, id)) add('customValues', value, 'own');
        }
      }
    }
  } else {
    add('contacts', person.contactId, 'own');
    for (const { entity, by } of ofContact)
      for (const id of idsWhere(entity, columnOf(by), person.contactId)) add(entity, id, 'own');
  }

  const words = [...found.values()]
    .filter(({ entity }) => entity === 'contacts' || entity === 'customers')
    .flatMap(({ row }) => wordsOfPerson(row.fields));
  const pattern = patternOf(
    person.contactId === null ? words : wordsOfPerson(read('contacts', person.contactId)?.row.fields ?? {}),
  );
  if (pattern === null) return [...found.values()];
  const look = (entity: EntityName, ids: readonly string[]) => {
    for (const id of ids) {
      if (found.has(`${entity}/${id}`)) continue;
      const row = read(entity, id)?.row;
      const isMentioned = Object.values(row?.fields ?? {}).some(
        (value) => typeof value === 'string' && value.search(pattern) >= 0,
      );
      if (row !== undefined && isMentioned) found.set(`${entity}/${id}`, { entity, row, how: 'mentions' });
    }
  };
  for (const root of roots) {
    look('customers', [root]);
    for (const name of [...children, ...textsAboutCustomer]) {
      const ids = idsWhere(name, 'customer_id', root);
      look(name, ids);
      look(
        'customValues',
        ids.flatMap((id) => ownValuesOf(name, id)),
      );
    }
  }
  for (const name of sharedTexts) look(name, db.prepare(`SELECT id FROM "${entities[name].table}"`).pluck().all() as string[]); // ids
  return [...found.values()];
}
