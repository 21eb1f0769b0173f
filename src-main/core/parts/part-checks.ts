import { partLinks, problemsOfPart } from '../../../src-shared/customers/part-rules.ts';
import type { PartName } from '../../../src-shared/customers/parts.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { FieldErrorKey } from '../../../src-shared/texts/catalogue.ts';
import { createFamily } from '../customers/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Looks at a line as it would be after the change. `changed` alone is looked up: a line whose partner went to the recycle bin since can
 * still be corrected in its other fields.
 *
 * @throws `invalid` with the fields that make no sense.
 */
export function checkPart(tx: WriteTransaction, part: PartName, customerId: string, line: Values, changed: Values): void {
  const fields: Record<string, FieldErrorKey> = { ...problemsOfPart(part, customerId, line, tx.today) };
  for (const [field, entity] of Object.entries(partLinks[part])) {
    const id = changed[field];
    if (typeof id !== 'string' || fields[field] !== undefined) continue;
    const row = tx.read(entity, id);
    const isThere = row !== null && row.deletedAt === null;
    // A contact of somebody else would show a stranger's name here.
    if (!isThere || (entity === 'contacts' && !isOfFamily(tx, row.fields['customerId'], customerId)))
      fields[field] = 'no-such-record';
  }
  if (Object.keys(fields).length === 0) return;
  const reasons = Object.entries(fields).map(([field, key]) => `${field}: ${key}`);
  throw new AppError('invalid', reasons.join('; '), { fields });
}

function isOfFamily(tx: WriteTransaction, contactOf: unknown, customerId: string): boolean {
  const family = createFamily(tx.db);
  return typeof contactOf === 'string' && family.winnerOf(contactOf) === family.winnerOf(customerId);
}
