import { createDemoCompany } from '../../db/seed/demo-company.ts';
import { localDay } from '../../src-shared/lib/dates.ts';
import { mostOpsInPush } from '../../src-shared/sync/protocol.ts';
import { commitAsOffice } from './commit.ts';
import { insertRows } from './insert-rows.ts';
import type { OfficeDeps } from './office-deps.ts';
import { addOrganisation } from './organisations.ts';
import { hashFor, insertAccount } from './users.ts';

export interface DemoWish {
  readonly customers: number;
  readonly seed: number;
  /** Of all its people. */
  readonly password: string;
  /** The organisation's name, where it is not to be the demo company's own. */
  readonly name?: string;
}

export interface DemoLoaded {
  readonly tenantId: string;
  readonly name: string;
  readonly accounts: readonly { readonly account: string; readonly name: string; readonly role: string }[];
  readonly customers: number;
}

/** Loads the demo company as an organisation: all of it or nothing. `progress` hears of the customers that are in. */
export async function loadDemoOffice(
  deps: OfficeDeps,
  wish: DemoWish,
  progress: (customers: number) => void = () => undefined,
): Promise<DemoLoaded> {
  const today = localDay(new Date(deps.clock.now()).toISOString());
  const { facts, batches } = createDemoCompany({ customers: wish.customers, seed: wish.seed, today, nextId: deps.ids.next });
  const name = wish.name ?? facts.companyName;
  // One hash for all of them: the demo has one password, and hashing is slow on purpose.
  const passwordHash = await hashFor(deps, 'demo', wish.password);
  return await deps.database.asOwner(async (sql) => {
    const tenantId = await addOrganisation(sql, deps, name);
    const accounts: { account: string; name: string; role: string }[] = [];
    for (const { entity, rows } of batches) {
      // A page of a pull takes whole commits, so one is never longer than a push.
      for (let from = 0; from < rows.length; from += mostOpsInPush) {
        const part = rows.slice(from, from + mostOpsInPush);
        await commitAsOffice(sql, tenantId, async (seq) => await insertRows(sql, tenantId, entity, seq, part));
      }
      if (entity === 'users') {
        for (const row of rows) {
          const account = String(row.fields['email']).toLowerCase();
          await insertAccount(sql, deps, tenantId, row.id, { account, passwordHash });
          accounts.push({ account, name: String(row.fields['name']), role: String(row.fields['role']) });
        }
      }
      if (entity === 'customers') progress(facts.counts.customers);
    }
    return { tenantId, name, accounts, customers: facts.counts.customers };
  });
}
