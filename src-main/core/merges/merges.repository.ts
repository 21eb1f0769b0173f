import type { ChildCounts, MergeEntry } from '../../../src-shared/merges/merges.contract.ts';
import { entities, type EntityName } from '../../../src-shared/sync/entities.ts';
import { inFamily } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

/** Everything that hangs on a customer and that a person would miss. */
const counted: readonly EntityName[] = [
  'contacts', 'visits', 'interactions', 'files', 'capitalItems', 'shareholders', 'officers', 'businessLines', 'investmentAreas', 'walletShares',
  'opinions', 'ratings', 'referrals', 'relations', 'consentEvents', 'groupMembers', 'helpRequests', 'customValues',
  'tasks', 'opportunities', 'quotes', 'orders', 'contracts', 'invoices',
]; // biome-ignore format: a list of names

export function createMergesRepository(db: Db) {
  const counts = counted.map((name) => ({
    name,
    statement: db
      .prepare(`SELECT count(*) FROM "${entities[name].table}" WHERE ${inFamily('customer_id')} AND deleted_at IS NULL`)
      .pluck(),
  }));
  const ofFamily = db.prepare(
    `SELECT m.id, m.created_at AS at, u.name AS userName, m.merged_ids AS mergedIds,
       (SELECT min(n.created_at) FROM merges AS n WHERE n.customer_id = m.customer_id AND n.undone_id = m.id AND n.deleted_at IS NULL) AS undoneAt
     FROM merges AS m LEFT JOIN users AS u ON u.id = m.created_by
     WHERE ${inFamily('m.customer_id')} AND m.undone_id IS NULL AND m.deleted_at IS NULL
     ORDER BY m.created_at DESC, m.id DESC LIMIT 100`,
  );
  const undone = db
    .prepare(
      `SELECT 1 FROM merges AS m JOIN merges AS n ON n.customer_id = m.customer_id AND n.undone_id = m.id AND n.deleted_at IS NULL WHERE m.id = ?`,
    )
    .pluck();
  const teams = db.prepare('SELECT id, name FROM teams WHERE deleted_at IS NULL ORDER BY name');

  return {
    countChildren(members: string): ChildCounts {
      const found = { contacts: 0, visits: 0, interactions: 0, files: 0, others: 0 };
      for (const { name, statement } of counts) {
        const place = name === 'contacts' || name === 'visits' || name === 'interactions' || name === 'files' ? name : 'others';
        found[place] += Number(statement.get(members));
      }
      return found;
    },
    ofFamily: (members: string) => ofFamily.all(members) as (Omit<MergeEntry, 'merged' | 'isUndoable'> & { mergedIds: string })[], // the columns selected
    isUndone: (id: string): boolean => undone.get(id) === 1,
    teams: () => teams.all() as { id: string; name: string }[], // the columns selected
  };
}
