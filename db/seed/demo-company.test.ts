import { expect, test } from 'vitest';
import { quoteContentText } from '../../src-shared/quotes/quote-text.ts';
import { localDay, weekdayOf } from '../../src-shared/lib/dates.ts';
import { entities, type EntityName, entityNames } from '../../src-shared/sync/entities.ts';
import { findPhones } from '../../src-shared/vietnam/phone.ts';
import { guessProvince, provinceName } from '../../src-shared/vietnam/provinces.ts';
import { checkTaxCode } from '../../src-shared/vietnam/tax-code.ts';
import { vsicEntry } from '../../src-shared/vietnam/vsic.ts';
import { partNames } from '../../src-shared/customers/parts.ts';
import { createDemoCompany, type DemoOptions } from './demo-company.ts';
import type { SeedRow } from './row.ts';

const today = '2026-11-25';

function loaded(options: Partial<DemoOptions> = {}) {
  let number = 0;
  const company = createDemoCompany({ customers: 2000, seed: 1, today, nextId: () => `id-${(number += 1)}`, ...options });
  const rows = Object.fromEntries(entityNames.map((name) => [name, [] as SeedRow[]])) as Record<EntityName, SeedRow[]>; // each name once
  let longestBatch = 0;
  for (const batch of company.batches) {
    rows[batch.entity].push(...batch.rows);
    longestBatch = Math.max(longestBatch, batch.rows.length);
  }
  return { facts: company.facts, rows, longestBatch };
}

const demo = loaded();
const text = (row: SeedRow, field: string) => String(row.fields[field]);

test('the same seed makes the same company, another seed another one', () => {
  const small = { customers: 150 };
  expect(loaded(small)).toEqual(loaded(small));
  expect(loaded({ ...small, seed: 2 }).rows.customers[7]?.fields).not.toEqual(loaded(small).rows.customers[7]?.fields);
});

/** The ids of this test are none; a quote names its contact. */
const withPlainId = (content: unknown) => String(content).replace(/"contactId":"id-\d+"/, '"contactId":null');

test('a year of quotes: every sum is that of its lines, won opportunities were accepted, and numbers have no gap', () => {
  const { quotes, quoteVersions, acceptances, opportunities } = demo.rows;
  expect(quotes.length).toBeGreaterThan(200);
  expect(quotes.every(({ fields }) => quoteContentText.safeParse(withPlainId(fields['content'])).success)).toBe(true);
  const states = new Set(quotes.map(({ fields }) => fields['state']));
  expect([...states].sort()).toEqual(['accepted', 'declined', 'draft', 'sent']);
  expect(acceptances.length).toBe(quotes.filter(({ fields }) => fields['closedAt'] !== null).length);
  expect(quoteVersions.length).toBeGreaterThanOrEqual(quotes.filter(({ fields }) => fields['sentAt'] !== null).length);
  const known = new Set(opportunities.map(({ id }) => id));
  expect(quotes.every(({ fields }) => known.has(String(fields['opportunityId'])))).toBe(true);
  const numbers = quotes.map(({ fields }) => String(fields['number']));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('what was delivered of late was invoiced; most of it was paid, and never more than was invoiced', () => {
  const { invoices, receipts, orders } = demo.rows;
  expect(invoices.length).toBeGreaterThan(100);
  const known = new Set(orders.map(({ id }) => id));
  expect(invoices.every((row) => known.has(text(row, 'orderId')) && text(row, 'issuedOn') <= text(row, 'dueOn'))).toBe(true);
  const numbers = invoices.map((row) => `${text(row, 'symbol')} ${text(row, 'number')}`);
  expect(new Set(numbers).size).toBe(numbers.length);
  const paid = new Map(receipts.map((row) => [text(row, 'invoiceId'), Number(row.fields['amountDong'])]));
  expect(invoices.every((row) => (paid.get(row.id) ?? 0) <= Number(row.fields['totalDong']))).toBe(true);
  expect(receipts.every((row) => text(row, 'paidOn') <= today)).toBe(true);
  const overdue = invoices.filter((row) => text(row, 'dueOn') < today && paid.get(row.id) !== row.fields['totalDong']);
  expect(overdue.length).toBeGreaterThan(3);
  expect(overdue.length).toBeLessThan(invoices.length / 3);
});

test('accepted quotes became orders: sums are those of their lines, nothing came before it was ordered, and numbers have no gap', () => {
  const { orders, orderDeliveries, stockLevels, products } = demo.rows;
  expect(orders.length).toBeGreaterThan(150);
  expect(orders.every(({ fields }) => quoteContentText.safeParse(withPlainId(fields['content'])).success)).toBe(true);
  expect([...new Set(orders.map((row) => text(row, 'state')))].sort()).toEqual(['confirmed', 'done']);
  const dayOf = new Map(orders.map((row) => [row.id, localDay(text(row, 'confirmedAt'))]));
  expect(orders.filter((row) => (dayOf.get(row.id) ?? '') > today)).toEqual([]);
  expect(
    orderDeliveries.filter(
      (row) => text(row, 'deliveredOn') > today || text(row, 'deliveredOn') < (dayOf.get(text(row, 'orderId')) ?? 'z'),
    ),
  ).toEqual([]);
  const ofYear = orders.map((row) => text(row, 'number')).filter((number) => number.startsWith('DH-2026-'));
  expect(ofYear.map((number) => Number(number.slice(8))).sort((a, b) => a - b)).toEqual(ofYear.map((_, at) => at + 1));
  expect(stockLevels.length).toBeGreaterThanOrEqual(products.length);
});

test('whoever accepted a quote, ordered or signed is an account that last bought on that day or later', () => {
  const { acceptances, orders, contracts, customers } = demo.rows;
  const last = new Map<string, string>();
  const bought = (row: SeedRow, day: string) => {
    const id = text(row, 'customerId');
    if ((last.get(id) ?? '') < day) last.set(id, day);
  };
  for (const row of acceptances) if (row.fields['isAccepted'] === true) bought(row, text(row, 'answeredOn'));
  for (const row of orders) bought(row, localDay(text(row, 'confirmedAt')));
  for (const row of contracts) bought(row, text(row, 'signedOn'));
  expect(last.size).toBeGreaterThan(150);
  const wrong = customers.filter(
    (row) =>
      (last.has(row.id) && row.fields['lifecycle'] !== 'account') ||
      text(row, 'lastTransactionOn') < (last.get(row.id) ?? '') ||
      (row.fields['lifecycle'] === 'account') !== (row.fields['lastTransactionOn'] !== null) ||
      (row.fields['lastTransactionOn'] !== null && text(row, 'lastTransactionOn') > today),
  );
  expect(wrong.map(({ id, fields }) => [id, fields['lifecycle'], fields['lastTransactionOn']])).toEqual([]);
});

test('leads wait to be assessed or were, none in the future, and reps saw prices of competitors', () => {
  const { leadAssessments, competitors, competitorPrices, customers } = demo.rows;
  const leads = customers.filter(({ fields, deletedAt }) => fields['lifecycle'] !== 'account' && deletedAt === null);
  const assessed = new Set(leadAssessments.map((row) => text(row, 'customerId')));
  const isLead = new Set(leads.map(({ id }) => id));
  expect([...assessed].every((id) => isLead.has(id))).toBe(true);
  expect(assessed.size).toBeGreaterThan(200);
  expect(leads.length - assessed.size).toBeGreaterThan(100);
  expect(leadAssessments.filter((row) => text(row, 'assessedAt') > `${today}T17`)).toEqual([]);
  expect(competitors).toHaveLength(5);
  expect(competitorPrices.length).toBeGreaterThan(30);
  expect(competitorPrices.filter((row) => text(row, 'seenOn') > today)).toEqual([]);
});

test('a year of opportunities: some are open, the closed ones were won or lost for a reason', () => {
  const { opportunities } = demo.rows;
  const closed = opportunities.filter(({ fields }) => fields['closedAt'] !== null);
  const lost = closed.filter(({ fields }) => fields['lostReason'] !== null);
  expect(opportunities.length).toBeGreaterThan(300);
  expect(opportunities.length - closed.length).toBeGreaterThan(80);
  expect(lost.length).toBeGreaterThan(50);
  expect(closed.length - lost.length).toBeGreaterThan(lost.length);
  expect(opportunities.filter(({ fields }) => String(fields['stageChangedAt']) > `${today}T17`)).toEqual([]);
});

test('every row has exactly the fields that its entity has, and hangs on its customer', () => {
  for (const [name, rows] of Object.entries(demo.rows)) {
    const wanted = [...entities[name as EntityName].fields].sort(); // the keys of a record by entity name
    for (const row of rows) {
      expect(Object.keys(row.fields).sort()).toEqual(wanted);
      expect(row.rev).toBeGreaterThanOrEqual(1);
      if (entities[name as EntityName].root === 'customerId') expect(row.rootId).toBe(row.fields['customerId']);
      if (name !== 'customers') continue;
      const { ownerId, teamId } = row.fields;
      expect([row.rootId, row.scopeId]).toEqual([
        row.id,
        ownerId === null ? `team:${String(teamId)}` : `user:${String(ownerId)}`,
      ]);
    }
  }
});

test('twelve people in three teams, and Lê Thị Hằng has about 170 of the 2 000 customers', () => {
  expect(demo.rows.teams).toHaveLength(3);
  const roles = demo.rows.users.map((user) => user.fields['role']);
  expect([
    roles.length,
    roles.filter((role) => role === 'manager').length,
    roles.filter((role) => role === 'admin').length,
  ]).toEqual([12, 2, 1]);
  expect(demo.facts.me.name).toBe('Lê Thị Hằng');
  const mine = demo.rows.customers.filter((customer) => customer.fields['ownerId'] === demo.facts.me.id).length;
  expect(mine).toBeGreaterThan(140);
  expect(mine).toBeLessThan(200);
  expect(demo.facts.counts.customers).toBe(2000);
});

test('every tax code has a right check digit and belongs to one customer alone', () => {
  const codes = demo.rows.customers.flatMap((customer) =>
    customer.fields['taxCode'] === null ? [] : [text(customer, 'taxCode')],
  );
  expect(codes.length).toBeGreaterThan(1000);
  expect(codes.filter((code) => checkTaxCode(code).status !== 'valid')).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});

test('every phone can be dialled', () => {
  const phones = [...demo.rows.customers, ...demo.rows.contacts].flatMap((row) =>
    row.fields['phone'] === null ? [] : [text(row, 'phone')],
  );
  const wrong = phones.filter((phone) => findPhones(phone).length === 0 || findPhones(phone).some(({ e164 }) => e164 === null));
  expect(wrong).toEqual([]);
});

test('addresses lie in the province that the customer is listed under, in the old writing too', () => {
  const placed = demo.rows.customers.filter(
    (customer) => customer.fields['address'] !== null && customer.fields['provinceCode'] !== null,
  );
  const wrong = placed
    .filter((customer) => guessProvince(text(customer, 'address')) !== customer.fields['provinceCode'])
    .map((customer) => text(customer, 'address'));
  expect(wrong).toEqual([]);
  expect(placed.some((customer) => text(customer, 'address').includes('huyện'))).toBe(true);
  const listed = new Set(loaded({ customers: 6000 }).rows.customers.map((customer) => customer.fields['provinceCode']));
  expect([...listed].filter((code) => code !== null).map((code) => provinceName(String(code)))).toHaveLength(34);
});

test('nobody is at two customers at once, and visits lie in working hours', () => {
  const byRep = Map.groupBy(demo.rows.visits, (visit) => visit.fields['ownerId']);
  for (const visits of byRep.values()) {
    const times = visits
      .map((visit) => [text(visit, 'startsAt'), text(visit, 'endsAt')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [index, [start, end]] of times.entries()) {
      expect(start < end).toBe(true);
      expect(start >= (times[index - 1]?.[1] ?? '')).toBe(true);
      // 8:00 to 17:00 in Vietnam is 1:00 to 10:00 in UTC.
      expect(start.slice(11, 16) >= '01:00' && end.slice(11, 16) <= '10:00').toBe(true);
      if (localDay(start) !== today) expect(weekdayOf(localDay(start))).toBeLessThanOrEqual(5);
    }
  }
});

test('a year of visits is behind, today and two weeks are planned, and a few results are missing', () => {
  const days = demo.rows.visits.map((visit) => ({
    day: localDay(text(visit, 'startsAt')),
    state: visit.fields['state'],
    mine: visit.fields['ownerId'] === demo.facts.me.id,
  }));
  const results = new Set(demo.rows.visitResults.map((result) => result.fields['visitId']));
  expect(demo.rows.visits.filter((visit) => visit.fields['state'] === 'done' && !results.has(visit.id))).toEqual([]);
  expect(days.filter(({ day, state }) => day > today && state !== 'planned')).toEqual([]);
  expect(days.filter(({ day, mine }) => mine && day === today).length).toBeGreaterThanOrEqual(4);
  expect(new Set(days.filter(({ day, mine }) => mine && day > today).map(({ day }) => day)).size).toBeGreaterThanOrEqual(9);
  const missing = days.filter(({ day, state }) => day < today && state === 'planned').length;
  expect(missing).toBeGreaterThan(3);
  expect(missing).toBeLessThan(80);
  expect(days.filter(({ day }) => day < '2025-12-25').length).toBeGreaterThan(300);
});

test('customers of class A are seen fifteen times a year and more, those of class C a few times', () => {
  const long = demo.rows.customers.filter(
    (customer) =>
      customer.createdAt < '2025-10-01' && customer.fields['lifecycle'] === 'account' && customer.fields['ownerId'] !== null,
  );
  const visitsOf = Map.groupBy(demo.rows.visits, (visit) => visit.fields['customerId']);
  const average = (rating: string) => {
    const ofClass = long.filter((customer) => customer.fields['rating'] === rating);
    return ofClass.reduce((sum, customer) => sum + (visitsOf.get(customer.id)?.length ?? 0), 0) / ofClass.length;
  };
  expect(average('A')).toBeGreaterThan(14);
  expect(average('C')).toBeLessThan(6);
});

test('companies have owners, directors, lines and sites to look at, and what is told makes sense', () => {
  const { rows } = demo;
  const counts = (
    ['businessLines', 'shareholders', 'officers', 'capitalItems', 'opinions', 'walletShares', 'relations'] as const
  ).map((part) => rows[part].length);
  for (const count of counts) expect(count).toBeGreaterThan(60);
  const shares = Map.groupBy(rows.shareholders, (row) => row.fields['customerId']);
  for (const holders of shares.values()) {
    expect(holders.reduce((sum, holder) => sum + Number(holder.fields['shareBasisPoints']), 0)).toBe(10_000);
  }
  expect(rows.businessLines.filter((line) => vsicEntry(text(line, 'vsicCode'))?.name !== line.fields['name'])).toEqual([]);
  expect(rows.officers.filter((row) => row.fields['toOn'] !== null && text(row, 'toOn') < text(row, 'fromOn'))).toEqual([]);
  expect(rows.opinions.filter((row) => text(row, 'saidOn') > today)).toEqual([]);
  const byId = new Map(rows.customers.map((customer) => [customer.id, customer]));
  const sites = rows.customers.filter((customer) => customer.fields['parentId'] !== null);
  expect(sites.length).toBeGreaterThan(20);
  for (const site of sites) {
    const parent = byId.get(text(site, 'parentId'));
    expect([parent?.fields['parentId'], parent?.fields['ownerId']]).toEqual([null, site.fields['ownerId']]);
  }
});

test('only the first 2 000 customers have such parts, so that a big database loads as fast as before', () => {
  const big = loaded({ customers: 2100 });
  const later = new Set(big.rows.customers.slice(2000).map((customer) => customer.id));
  expect(partNames.flatMap((part) => big.rows[part].filter((row) => later.has(text(row, 'customerId'))))).toEqual([]);
});

test('batches stay small enough for one transaction each', () => {
  expect(demo.longestBatch).toBeLessThanOrEqual(1000);
});

test('some customers were entered twice, each time in another way of writing', () => {
  const owners = Map.groupBy(demo.rows.customers, (row) => `${text(row, 'phone')} ${text(row, 'address')}`);
  const twice = [...owners.values()].filter((rows) => rows.length > 1 && rows[0]?.fields['phone'] !== null);
  expect(twice.length).toBeGreaterThanOrEqual(6);
  expect(new Set(twice.map((rows) => rows.length))).toEqual(new Set([2]));
});

test('a price policy: rules for groups that have members, payment discounts, promotions whose stock and ledger agree', () => {
  const { customerGroups, groupMembers, priceRules, paymentDiscounts, promotions, giftMovements, entitlements } = demo.rows;
  expect([priceRules.length, paymentDiscounts.length, promotions.length >= 2]).toEqual([12, 2, true]);
  const groups = new Set(groupMembers.map(({ fields }) => fields['groupId']));
  expect(groups).toEqual(new Set(customerGroups.map(({ id }) => id)));
  const promised = entitlements.filter(({ fields }) => fields['step'] === 'entitled');
  expect(promised.length).toBe(9);
  const taken = giftMovements.filter(({ fields }) => fields['entitlementId'] !== null);
  expect(taken.map(({ fields }) => [fields['entitlementId'], -Number(fields['changeMilli'])])).toEqual(
    promised.map(({ id, fields }) => [id, fields['quantityMilli']]),
  );
});
