import { type EntityDefinition, type EntityName, entities } from './entities.ts';
import type { Fields } from './merge.ts';
import { isRootEntity } from './scopes.ts';

/*
 * What a row hangs on, and with it who sees it. Nearly everything hangs on its customer. A value of an own field may stand in a record that
 * hangs on none: it names that record itself as its `customerId`, as questions about such a record do, has its scope and moves with it.
 *
 *     a value of                  hangs on        seen by                      written by
 *     a customer, contact, order  the customer    whoever sees the customer    the same
 *     a task                      the task        whoever sees the task        the same
 *     a product                   the product     everybody                    whoever may change products
 */

/** Records without a customer of their own that have own fields. */
export const valuesHangOn = ['tasks', 'products'] as const satisfies readonly EntityName[];

type OwnAnchor = (typeof valuesHangOn)[number];

/** The kind of record that `customerId` names in a row of this kind with these fields; null where a row hangs on nothing. */
export function anchorOf(name: EntityName, fields: Fields): 'customers' | OwnAnchor | null {
  const definition: EntityDefinition = entities[name];
  if (definition.root !== 'customerId') return null;
  return name === 'customValues' ? anchorOfValue(fields['entity']) : 'customers';
}

/** The same for the values of own fields of one kind of record. */
export function anchorOfValue(of: unknown): 'customers' | OwnAnchor {
  return valuesHangOn.find((known) => known === of) ?? 'customers';
}

/** The row with which such a row moves; null for what hangs on a record that the whole office shares. */
export function rootUnder(anchor: 'customers' | OwnAnchor, id: string): string | null {
  return isRootEntity(anchor) ? id : null;
}
