import type { z } from 'zod';
import { createDemoCompany } from '../../../db/seed/demo-company.ts';
import type { demoContract } from '../../../src-shared/app/app.contract.ts';
import { localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { isOfManagers, officeScope } from '../../../src-shared/sync/scopes.ts';
import type { Context } from '../context.ts';
import { contactSearchOf } from '../customers/index.ts';
import { standardLists } from '../../../src-shared/lists/standard-lists.ts';
import type { RunningJob } from '../platform/jobs.ts';
import { createProfile } from '../profile/index.ts';
import type { Session, SessionDeps } from '../profile/index.ts';
import type { OfficeRow } from '../sync/apply.ts';

/** Makes a profile with the demo company; its rows come as an office would send them. Half a demo is no profile. */
export async function loadDemo(
  deps: SessionDeps & { /** Before the first row. */ readonly onCreated?: (session: Session) => void },
  wanted: z.output<(typeof demoContract)['load']['input']>,
): Promise<{ session: Session; counts: z.input<(typeof demoContract)['load']['output']> }> {
  return deps.jobs.run('demo', 'demo', async (job) => {
    const { ids, clock } = deps.ports;
    const now = new Date(clock.now()).toISOString();
    const today = wanted.today ?? localDay(now);
    const { facts, batches } = createDemoCompany({ customers: wanted.customers, seed: wanted.seed, today, nextId: ids.next });
    const profile = { kind: 'demo', companyName: facts.companyName, userId: facts.me.id } as const;
    const session = await createProfile(deps, profile, async (created) => {
      deps.onCreated?.(created);
      const { ctx } = created;
      const settings = settingsForLoading(ctx, wanted.customers);
      ctx.apply.rows('listItems', standardListRows(now, ids.next));
      const contacts = createContactMemory();
      for (const { entity, rows } of batches) {
        // Who looks around is a rep, whose laptop never gets these.
        if (isOfManagers(entity)) continue;
        if (entity === 'contacts') contacts.remember(rows);
        ctx.apply.rows(entity, entity === 'customers' ? contacts.addTo(rows) : rows);
        job.progress(facts.counts.customers, wanted.customers);
        await job.breathe();
      }
      await fillVisitDates(ctx, today === localDay(now) ? now : startOfLocalDay(today), job);
      settings.putBack();
    });
    const { customers, visits, users } = facts.counts;
    return { session, counts: { customers, visits, users } };
  });
}

/**
 * Contacts come before their customers. What they add to a customer's search text goes in with the row itself: laying it over
 * afterwards would write both search indexes twice.
 */
function createContactMemory() {
  const searchOfCustomer = new Map<string, string>();
  return {
    remember(rows: readonly OfficeRow[]) {
      for (const { rootId, fields } of rows) {
        if (rootId === null) continue;
        const added = contactSearchOf({
          name: String(fields['name']),
          phone: textOrNull(fields['phone']),
          email: textOrNull(fields['email']),
        });
        const before = searchOfCustomer.get(rootId);
        searchOfCustomer.set(rootId, before === undefined ? added : `${before} ${added}`);
      }
    },
    addTo(rows: readonly OfficeRow[]): OfficeRow[] {
      return rows.map((row) => {
        const contactSearch = searchOfCustomer.get(row.id);
        searchOfCustomer.delete(row.id);
        return contactSearch === undefined ? row : { ...row, local: { contact_search: contactSearch } };
      });
    },
  };
}

function textOrNull(value: OfficeRow['fields'][string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

const customersPerSlice = 4000;

/** When each customer was visited last and is visited next, in slices between which other calls get their turn. */
async function fillVisitDates(ctx: Context, now: string, job: RunningJob): Promise<void> {
  const last = Number(ctx.db.prepare('SELECT ifnull(max(rid), 0) FROM customers').pluck().get());
  for (let from = 1; from <= last; from += customersPerSlice) {
    const visitOf = (what: string, condition: string) =>
      `(SELECT ${what} FROM visits WHERE customer_id = customers.id AND ${condition})`;
    ctx.apply.computed(
      'customers',
      {
        last_visit_at: visitOf('max(starts_at)', "state = 'done'"),
        next_visit_at: visitOf('min(starts_at)', `state = 'planned' AND starts_at >= '${now}'`),
      },
      `rid BETWEEN ${from} AND ${from + customersPerSlice - 1} AND EXISTS (SELECT 1 FROM visits WHERE customer_id = customers.id)`,
    );
    await job.breathe();
  }
}

function standardListRows(createdAt: string, nextId: () => string): OfficeRow[] {
  return Object.entries(standardLists).flatMap(([list, choices]) =>
    choices.map(([key, vi, en], order) => ({
      id: nextId(),
      rev: 1,
      scopeId: officeScope,
      rootId: null,
      createdAt,
      createdBy: null,
      deletedAt: null,
      fields: { list, key, vi, en, order, isActive: true },
    })),
  );
}

const manyCustomers = 20_000;

/** A big load writes each index page many times: it pays to move them home less often and to keep more of them at hand. */
function settingsForLoading(ctx: Context, customers: number) {
  const read = (name: string) => Number(ctx.db.pragma(name, { simple: true }));
  const usual = { walPages: read('wal_autocheckpoint'), cache: read('cache_size') };
  if (customers > manyCustomers) {
    ctx.db.pragma('wal_autocheckpoint = 50000');
    ctx.db.pragma('cache_size = -160000');
  }
  return {
    putBack() {
      if (customers > manyCustomers) ctx.db.pragma('wal_checkpoint(TRUNCATE)');
      ctx.db.pragma(`wal_autocheckpoint = ${usual.walPages}`);
      ctx.db.pragma(`cache_size = ${usual.cache}`);
    },
  };
}
