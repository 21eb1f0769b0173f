import { entities, isEntityName } from '../../../src-shared/sync/entities.ts';
import { wireEntities } from '../../../src-shared/sync/protocol.ts';
import { isOfManagers, managerScope, officeScope } from '../../../src-shared/sync/scopes.ts';

/** Contacts, visits and own values go before customers, so that a new customer is written once, with what it takes from them. */
const first: readonly string[] = [
  'erasures',
  'users',
  'teams',
  'departments',
  'listItems',
  'contacts',
  'visits',
  'customValues',
  'customers',
];
/** Entities in the order in which a scope is loaded and a page is written. */
export const loadingOrder: readonly string[] = [...first, ...wireEntities.filter((name) => !first.includes(name))];

/** What can be in a scope, in the order of loading; a kind of scope of a later office may hold anything. */
export function entitiesOf(scope: string): string[] {
  const isOwn = scope.startsWith('own:');
  const isOfCustomers = ['user:', 'team:', 'department:'].some((kind) => scope.startsWith(kind));
  return loadingOrder.filter((name) => {
    if (isEntityName(name) && scope === managerScope) return isOfManagers(name);
    if (!isEntityName(name) || scope === officeScope || !(isOwn || isOfCustomers)) return true;
    return (entities[name].root !== null) === isOfCustomers;
  });
}
