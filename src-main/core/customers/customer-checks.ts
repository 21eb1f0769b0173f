import type { CustomerValues } from '../../../src-shared/customers/customer.ts';
import { wouldLoop } from '../../../src-shared/customers/tree.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { FieldErrorKey } from '../../../src-shared/texts/catalogue.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/** A purchase of a day to come would make whoever never bought a customer, and keep them one for years. */
const daysOfThePast = ['birthday', 'foundedOn', 'lastTransactionOn', 'seniorMetOn'] as const;

/**
 * Refuses what cannot be: a parent that is not there, that is the customer itself or stands below it, and a day of the past that has not come.
 *
 * @throws `invalid` with the fields.
 */
export function checkCustomer(tx: WriteTransaction, id: string | null, change: Partial<CustomerValues>): void {
  const fields: Record<string, FieldErrorKey> = {};
  if (change.parentId != null) {
    const problem = problemOfParent(tx, id, change.parentId);
    if (problem !== null) fields['parentId'] = problem;
  }
  for (const field of daysOfThePast) {
    const day = change[field];
    if (day != null && day > tx.today) fields[field] = 'day-to-come';
  }
  if (Object.keys(fields).length === 0) return;
  const reasons = Object.entries(fields).map(([field, key]) => `${field}: ${key}`);
  throw new AppError('invalid', reasons.join('; '), { fields });
}

function problemOfParent(tx: WriteTransaction, id: string | null, parentId: string): FieldErrorKey | null {
  if (parentId === id) return 'itself';
  const parent = tx.read('customers', parentId);
  if (parent === null || parent.deletedAt !== null) return 'no-such-record';
  const parentOf = (of: string) => tx.read('customers', of)?.fields['parentId'] as string | null | undefined; // a TEXT column
  return id !== null && wouldLoop(parentOf, id, parentId) ? 'would-loop' : null;
}
