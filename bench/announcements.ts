import { join } from 'node:path';
import { mostRecipients } from '../src-shared/announcements/announcements.contract.ts';
import { clientOf, coreOf } from './core.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { median, percentile, spread, timed } from './measure.ts';
import { copyOf, profileWith } from './profiles.ts';

const rounds = 7;

export const announcements: Bench = {
  ids: ['announce-20k', 'announce-20k-make', 'announce-20k-wait'],
  title:
    'a price policy for 20 000 customers: who may be written to, the drafts and timelines of those, and how long others wait meanwhile',
  async run({ isQuick }) {
    const customers = isQuick ? 2000 : 20_000;
    const copy = copyOf(await profileWith(customers), { isInMemory: isQuick });
    const core = coreOf(copy.path);
    try {
      await core.start();
      const client = clientOf(core);
      const agreed = await idsOf(client, Math.min(customers / 4, mostRecipients - 1000));
      const me = (await client.team.users({})).users.find(({ isMe }) => isMe)?.id ?? null;
      for (let at = 0; at < agreed.length; at += 1000)
        await client.customers.updateMany({ ids: agreed.slice(at, at + 1000), change: { ownerId: me } });
      for (const [at, customerId] of agreed.entries()) {
        const email = `khach${at}@vidu.vn`;
        const { id: contactId } = await client.contacts.create({ customerId, name: `Chị Hạnh ${at}`, email, isPrimary: true });
        const said = { decision: 'given' as const, source: 'spoken', wording: null, proof: null };
        await client.consent.record({ customerId, contactId, ...said, purposes: ['marketing'], channels: ['email'] });
      }
      // Of the demo company’s own policies one for everybody: only an administrator makes another.
      const all = (await client.announcements.policies({})).policies;
      const policy = all.find(({ kind, forWhom }) => kind === 'rule' && forWhom === null);
      if (policy === undefined) throw new Error('the demo company has a rule for everybody');
      const policies = [{ kind: policy.kind, id: policy.id }];

      const proposals: number[] = [];
      for (let round = 0; round < rounds; round += 1)
        proposals.push(await timed(() => client.announcements.propose({ policies })));
      const { version, recipients, wanted } = await client.announcements.propose({ policies });

      // Somebody works in another screen meanwhile: a question is asked all the time.
      const waits: number[] = [];
      let isMaking = true;
      const working = (async () => {
        while (isMaking) {
          waits.push(await timed(() => client.tasks.counts({})));
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      })();
      const words = { subject: '[QC] {policy}', text: '{content}' };
      const file = join(copy.path, 'announcement.zip');
      const making = await timed(() => client.announcements.make({ policies, ...words, version, recipients, file, job: null }));
      isMaking = false;
      await working;
      return [
        atMost(
          'announce-20k',
          median(proposals),
          'ms',
          isQuick ? 200 : 2000,
          `${wanted} customers looked at, ${recipients} may be written to, ${spread(proposals)}`,
        ),
        atMost(
          'announce-20k-make',
          making,
          'ms',
          60_000,
          `${recipients} in drafts, ${rounded((recipients / making) * 1000)} a second with file and timelines`,
        ),
        atMost('announce-20k-wait', percentile(waits, 99), 'ms', 250, `99 of 100 questions meanwhile; ${spread(waits)}`),
      ];
    } finally {
      await core.close();
      copy.remove();
    }
  },
};

async function idsOf(client: ReturnType<typeof clientOf>, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ids.length < count; ) {
    const page: { rows: { id: string }[]; next: string | null } = await client.customers.list({ limit: 500, after });
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  return ids.slice(0, count);
}
