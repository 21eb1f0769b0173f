import type { Page } from 'playwright-core';
import type { Client } from '../../../src-shared/contract.ts';

/**
 * A policy of the demo company told by mail: one draft went out and another did not, and some were left out. Told twice it is told once.
 * Answers the policy's name.
 */
export async function announceOnce(page: Page, client: Client): Promise<string> {
  const rule = (await client.announcements.policies({})).policies.find(
    ({ kind, forWhom }) => kind === 'rule' && forWhom === null,
  );
  if (rule === undefined) throw new Error('the demo company has no price rule for everybody');
  const policies = [{ kind: rule.kind, id: rule.id }];
  const name = rule.name ?? '';
  if ((await client.announcements.list({})).announcements.length > 0) return name;
  const silent = await client.announcements.people({ policies, why: 'no-consent', limit: 40 });
  for (const [at, { customerId }] of silent.people.entries()) {
    const said = { source: 'spoken', wording: null, proof: null, purposes: ['marketing'], channels: ['email' as const] };
    const email = at % 7 === 3 ? null : at % 7 === 5 ? 'kinhdoanh(at)congty' : `muahang${at}@congty${at}.vn`;
    const contact = { customerId, name: at % 2 === 0 ? 'Nguyễn Thị Bưởi' : 'Trần Quang Đạt', email, isPrimary: true };
    const { id: contactId } = await client.contacts.create(contact);
    if (at % 4 !== 0)
      await client.consent.record({ customerId, contactId, decision: at % 11 === 0 ? 'withdrawn' : 'given', ...said });
  }
  const agreed = await client.announcements.people({ policies, why: null, limit: 40 });
  const without = agreed.people.slice(9).map(({ customerId }) => customerId);
  const { version, recipients } = await client.announcements.propose({ policies, without });
  const file = await page.evaluate(async () => {
    const answer: unknown = await (await fetch('/downloads', { method: 'POST', headers: { 'x-file-name': 'thu.zip' } })).json();
    return typeof answer === 'object' && answer !== null && 'token' in answer ? String(answer.token) : '';
  });
  const words = await client.announcements.template({});
  const made = await client.announcements.make({
    ...{ policies, without, version, recipients, file, perMail: 5, subject: words.subject, text: words.text },
    job: { reasons: ['no-address', 'bad-address'], dueOn: '2026-12-01' },
  });
  await client.announcements.markSent({ id: made.id, mails: [1] });
  return name;
}
