import type { announcementsContract, ReadQuestion } from '../../../src-shared/announcements/announcements.contract.ts';
import { policyLines } from '../../../src-shared/announcements/policy-text.ts';
import { leftReasons } from '../../../src-shared/announcements/who-may-be-told.ts';
import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createExportPermit } from '../exports/index.ts';
import { createCompanyReader } from '../papers/index.ts';
import { pauseForOthers } from '../platform/pause.ts';
import { createDecider, type Decided } from './decided.ts';
import { createPolicyReader, type ReadPolicy } from './policies.ts';
import { officeToday } from '../platform/office-time.ts';

/** A question answered: the policies, everybody who was looked at, and what stands for the fields of a mail. */
export interface Announced {
  readonly policies: readonly ReadPolicy[];
  readonly decided: readonly Decided[];
  readonly version: string;
  readonly values: Readonly<Record<keyof typeof fields, string>>;
  /** The owner of a customer, where he works here still. */
  doerOf(ownerId: unknown): string | null;
}
const fields = { policy: '', content: '', company: '', seller: '' };

export function createProposer(ctx: Context, customers: Pick<HandlersOf<typeof customersContract>, 'list'>) {
  const policies = createPolicyReader(ctx.db);
  const decide = createDecider(ctx, customers);
  const company = createCompanyReader(ctx.db);
  const mayExport = createExportPermit(ctx);
  const user = ctx.db.prepare('SELECT name, phone, email FROM users WHERE id = ?');
  const isHere = ctx.db.prepare('SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL AND is_active = 1').pluck();
  const today = () => officeToday(ctx);

  const answer = async (question: ReadQuestion & { language: 'vi' | 'en' }, breathe: () => Promise<void>): Promise<Announced> => {
    const { language } = question;
    const read = [...new Map(question.policies.map((ref) => [ref.id, ref])).values()].map((ref) => policies.read(ref, today()));
    const decided = await decide(question, read, breathe);
    const seller = user.get(ctx.userId()) as Record<'name' | 'phone' | 'email', string | null> | undefined; // the columns selected
    const values = {
      policy: read.flatMap(({ facts }) => (facts === null ? [] : [facts.name])).join('; '),
      content: read.flatMap(({ facts }) => (facts === null ? [] : [policyLines(facts, language).join('\n')])).join('\n\n'),
      company: company().name ?? ctx.state.get('company_name') ?? seller?.name ?? '',
      seller: [seller?.name, seller?.phone, seller?.email].filter((part) => part != null).join('\n'),
    };
    return {
      policies: read,
      decided,
      version: read
        .map(({ mark }) => mark.version)
        .join('.')
        .slice(0, 64),
      values,
      doerOf: (ownerId) => (typeof ownerId === 'string' && isHere.get(ownerId) === 1 ? ownerId : null),
    };
  };

  const handlers: Pick<HandlersOf<typeof announcementsContract>, 'policies' | 'propose' | 'people'> = {
    policies: () => ({
      policies: policies.all(today()).filter(({ problem }) => problem === null || problem === 'coming'),
    }),
    async propose(question) {
      const { policies: read, decided, version, values } = await answer(question, pauseForOthers);
      return {
        policies: read.map(({ shown }) => shown),
        ...values,
        version,
        wanted: decided.length,
        recipients: decided.filter(({ why }) => why === null).length,
        left: leftReasons
          .map((why) => ({ why, count: decided.filter((one) => one.why === why).length }))
          .filter(({ count }) => count > 0),
        isAllowed: mayExport(),
      };
    },
    async people({ why, limit, ...question }) {
      const { decided } = await answer({ ...question, language: 'vi' }, pauseForOthers);
      const wanted = decided.filter((one) => one.why === why);
      return { people: wanted.slice(0, limit).map(({ why: _why, ...person }) => person), total: wanted.length };
    },
  };
  return { answer, handlers };
}
