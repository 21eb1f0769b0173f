import type { companyContract } from '../../../src-shared/documents/company.contract.ts';
import { type CompanyFacts, companyFacts, isReadableLogo, noCompanyFacts } from '../../../src-shared/documents/company.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { bankOf } from '../../../src-shared/vietnam/banks.ts';
import { accountProblem, tidyAccount } from '../../../src-shared/vietnam/vietqr.ts';
import type { Context } from '../context.ts';
import type { Db } from '../platform/database.ts';
import { createRoleReader } from '../settings/index.ts';

/** Each fact is a row of `office_settings` under this name, so that two people who change two of them both keep theirs. */
const prefix = 'company.';

/** What papers say about the company. The profile's own name stands in until somebody has written one. */
export function createCompanyReader(db: Db): () => CompanyFacts {
  const rows = db.prepare(
    `SELECT "key", value FROM office_settings WHERE deleted_at IS NULL AND "key" LIKE '${prefix}%' ORDER BY created_at, id`,
  );
  return () => {
    const facts: Record<string, unknown> = { ...noCompanyFacts };
    for (const { key, value } of rows.all() as { key: string; value: string | null }[] /* the columns selected */) {
      const fact = key.slice(prefix.length);
      if (!isFact(fact)) continue;
      const parsed = companyFacts.shape[fact].safeParse(value);
      if (parsed.success) facts[fact] = parsed.data;
    }
    return facts as CompanyFacts; // none of them, each replaced by one that its own schema let through
  };
}

export function createCompanyService(ctx: Context): HandlersOf<typeof companyContract> {
  const read = createCompanyReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  const rowOf = ctx.db
    .prepare('SELECT id FROM office_settings WHERE "key" = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1')
    .pluck();
  return {
    get: () => ({ ...read(), mayChange: roleOf() === 'admin' }),
    set(change) {
      if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes what papers say');
      const facts: Partial<CompanyFacts> =
        change.bankAccount == null ? change : { ...change, bankAccount: tidyAccount(change.bankAccount) };
      refuseUnpayable(facts);
      const { groupId } = ctx.write.transact((tx) => {
        for (const [fact, value] of Object.entries(facts)) {
          const id = rowOf.get(prefix + fact);
          if (typeof id === 'string') tx.update('officeSettings', id, { value });
          else tx.create('officeSettings', { key: prefix + fact, value });
        }
      });
      return { groupId };
    },
  };
}

function refuseUnpayable({ bankBin, bankAccount, logo }: Partial<CompanyFacts>): void {
  const fields: Record<string, string> = {};
  if (bankBin != null && bankOf(bankBin) === null) fields['bankBin'] = 'unknown-bank';
  const ofAccount = bankAccount == null ? null : accountProblem(bankAccount);
  if (ofAccount !== null) fields['bankAccount'] = ofAccount;
  if (logo != null && !isReadableLogo(logo)) fields['logo'] = 'not-a-picture';
  if (Object.keys(fields).length > 0) throw new AppError('invalid', 'a fact of the company that no paper can hold', { fields });
}

function isFact(name: string): name is keyof CompanyFacts {
  return Object.hasOwn(companyFacts.shape, name);
}
