import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const alive = 'deleted_at IS NULL AND merged_into IS NULL';

/** What each list and search asks of a large table, and the index that must answer it. */
const questions: ReadonlyArray<readonly [string, string, RegExp]> = [
  [
    'by name',
    `SELECT rid FROM customers WHERE ${alive} AND (name_sort, rid) > ('a', 1) ORDER BY name_sort, rid LIMIT 100`,
    /customers_name/,
  ],
  [
    'of an owner',
    `SELECT rid FROM customers WHERE ${alive} AND owner_id = 'x' AND (name_sort, rid) > ('a', 1) ORDER BY name_sort, rid LIMIT 100`,
    /customers_owner/,
  ],
  [
    'of a province',
    `SELECT rid FROM customers WHERE ${alive} AND province_code = 'x' ORDER BY name_sort, rid LIMIT 100`,
    /customers_province/,
  ],
  [
    'of an owner and a class, from the index alone',
    `SELECT rid FROM customers WHERE ${alive} AND owner_id = 'x' AND +rating = 'A' AND (name_sort, rid) > ('a', 1) ORDER BY name_sort, rid LIMIT 100`,
    /COVERING INDEX customers_owner/,
  ],
  [
    'of a source',
    `SELECT rid FROM customers WHERE ${alive} AND source = 'x' ORDER BY name_sort, rid LIMIT 100`,
    /customers_source/,
  ],
  ['of a kind', `SELECT rid FROM customers WHERE ${alive} AND kind = 'x' ORDER BY name_sort, rid LIMIT 100`, /customers_kind/],
  ['newest first', `SELECT rid FROM customers WHERE ${alive} ORDER BY created_at DESC, rid DESC LIMIT 100`, /customers_created/],
  [
    'last visited',
    `SELECT rid FROM customers WHERE ${alive} ORDER BY ifnull(last_visit_at, ''), rid LIMIT 100`,
    /customers_last_visit/,
  ],
  [
    'next visited',
    `SELECT rid FROM customers WHERE ${alive} ORDER BY ifnull(next_visit_at, '9999'), rid LIMIT 100`,
    /customers_next_visit/,
  ],
  [
    'recycle bin',
    'SELECT rid FROM customers WHERE deleted_at IS NOT NULL AND merged_into IS NULL ORDER BY name_sort, rid LIMIT 100',
    /customers_deleted/,
  ],
  [
    'visits of a day',
    "SELECT rid FROM visits WHERE starts_at >= 'a' AND starts_at < 'b' AND deleted_at IS NULL ORDER BY starts_at, id",
    /visits_starts/,
  ],
  // Few enough to be sorted by their time afterwards.
  ['history of a row', "SELECT rid FROM history WHERE row_id = 'x'", /history_row/],
  ['one undo group', "SELECT rid FROM history WHERE group_id = 'x' AND rid < 9 ORDER BY rid DESC LIMIT 100", /history_group/],
  [
    'whom one may contact',
    "SELECT customer_id, contact_id, id, decision, decided_at FROM consent_events WHERE purpose = 'x' AND channel IN ('zalo', 'any') AND deleted_at IS NULL",
    /COVERING INDEX consent_events_asked/,
  ],
  ['restricted customers', 'SELECT id FROM customers WHERE restricted_on IS NOT NULL', /customers_restricted/],
  [
    'contacts that are deleted or restricted',
    'SELECT id FROM contacts WHERE deleted_at IS NOT NULL OR restricted_on IS NOT NULL',
    /contacts_unusable/,
  ],
  ['same tax code', "SELECT rid FROM customers WHERE dedupe_tax = 'x'", /customers_dedupe_tax/],
];

test('no list scans or sorts a large table', async () => {
  const device = await aDevice();
  await inspect(device, (db) => {
    for (const [name, sql, index] of questions) {
      const plan = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map((step) => step.detail).join('; ');
      expect(plan, name).toMatch(index);
      expect(plan, name).not.toMatch(/TEMP B-TREE FOR ORDER BY|SCAN (customers|visits|history)(?! USING)/);
    }
  });
});
