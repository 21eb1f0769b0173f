import type { Page } from 'playwright-core';
import type { Client } from '../../../src-shared/contract.ts';
import { anyRule } from '../../support/shop.ts';

const name = 'Đại lý cấp một Đông Nam Bộ';

/**
 * A policy told by mail: one draft went out and another did not before the policy changed, and some were left out. Told twice it is told
 * once. Answers the policy's name.
 */
export async function announceOnce(page: Page, client: Client): Promise<string> {
  if ((await client.announcements.list({})).announcements.length > 0) return name;
  const { rows } = await client.customers.list({ filter: { kind: 'company' }, limit: 40 });
  const { id: groupId } = await client.groups.save({ name: 'Đại lý cấp một', kind: 'other', rule: null });
  await client.groups.addMembers({ groupId, ids: rows.map(({ id }) => id) });
  for (const [at, { id: customerId }] of rows.entries()) {
    const said = { source: 'spoken', wording: null, proof: null, purposes: ['marketing'], channels: ['email' as const] };
    const email = at % 7 === 3 ? null : at % 7 === 5 ? 'kinhdoanh(at)congty' : `muahang${at}@congty${at}.vn`;
    const contact = { customerId, name: at % 2 === 0 ? 'Nguyễn Thị Bưởi' : 'Trần Quang Đạt', email, isPrimary: true };
    const { id: contactId } = await client.contacts.create(contact);
    if (at % 4 !== 0)
      await client.consent.record({ customerId, contactId, decision: at % 11 === 0 ? 'withdrawn' : 'given', ...said });
  }
  const rule = { ...anyRule, name, customerGroupId: groupId, fromOn: '2027-01-01', toOn: '2027-03-31' };
  const { id } = await client.prices.saveRule(rule);
  const policies = [{ kind: 'rule' as const, id }];
  const without = rows.slice(20).map((row) => row.id);
  const { version, recipients } = await client.announcements.propose({ policies, without });
  const file = await page.evaluate(async () => {
    const answer: unknown = await (await fetch('/downloads', { method: 'POST', headers: { 'x-file-name': 'thu.zip' } })).json();
    return typeof answer === 'object' && answer !== null && 'token' in answer ? String(answer.token) : '';
  });
  const words = await client.announcements.template({});
  const made = await client.announcements.make({
    ...{ policies, without, version, recipients, file, perMail: 5, subject: words.subject, text: words.text },
    job: { reasons: ['no-consent', 'no-address', 'bad-address'], dueOn: '2026-12-01' },
  });
  await client.announcements.markSent({ id: made.id, mails: [1] });
  await client.prices.saveRule({ ...rule, id, discountBasisPoints: 700 });
  return name;
}
