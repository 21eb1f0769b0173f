import { taxKeyOf } from '../../../src-shared/customers/duplicate-profile.ts';
import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { checkTaxCode } from '../../../src-shared/vietnam/tax-code.ts';
import type { Db } from '../platform/database.ts';
import { isListed } from './family.ts';

/** The first ten digits of a branch's tax code are its company's. */
export function createCompanyOfTaxCode(db: Db): HandlersOf<typeof customersContract>['companyOfTaxCode'] {
  const withKey = db.prepare(
    `SELECT c.id, c.name, c.tax_code AS taxCode FROM customers AS c WHERE c.dedupe_tax = ? AND ${isListed} LIMIT 20`,
  );
  return ({ taxCode }) => {
    const { parent } = checkTaxCode(taxCode);
    const key = parent === null ? null : taxKeyOf(parent);
    const found = key === null ? [] : (withKey.all(key) as { id: string; name: string; taxCode: string }[]); // the columns selected
    const company = found.find((candidate) => checkTaxCode(candidate.taxCode).normalized === parent);
    return { company: company === undefined ? null : { id: company.id, name: company.name } };
  };
}
