import { documentRules } from '../../src-shared/sync/documents.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { ScopeUser } from '../../src-shared/sync/scopes.ts';
import type { StoredRow } from './store.ts';

/** Whether a row as it stands may be deleted by somebody who has the right to delete such rows. */
export function mayGo(name: EntityName, row: StoredRow, author: ScopeUser): boolean {
  // What was sent is somebody else's to decide, and stays.
  if (name === 'expenses') return row.fields['state'] === 'draft';
  if (name === 'visits') return mayVisitGo(row, author);
  return documentRules(name)?.mayDelete(row.fields['state']) !== false;
}

/**
 * A visit that took place carries its proof (where somebody was, and when). The program deletes planned ones; of the others only the undo of
 * whoever wrote down a visit of his own.
 */
function mayVisitGo({ fields, createdBy }: StoredRow, author: ScopeUser): boolean {
  const tookPlace = fields['state'] === 'done' || (fields['inAt'] ?? null) !== null;
  const isOfAnother = (fields['ownerId'] ?? author.id) !== author.id;
  return !tookPlace || author.role === 'admin' || (createdBy === author.id && !isOfAnother);
}
