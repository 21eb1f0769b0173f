import { partNames, type PartName } from '../../../src-shared/customers/parts.ts';
import type { CustomerParts } from '../../../src-shared/customers/parts.contract.ts';
import { columnOf, entities, type EntityDefinition } from '../../../src-shared/sync/entities.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { createOrderedSums } from './ordered-sums.ts';

/** The order in which a part is read; what is not named reads oldest first. */
const orders: Partial<Record<PartName, string>> = {
  shareholders: 'p.share_basis_points DESC, p.id',
  officers: 'p.to_on IS NOT NULL, p.from_on DESC, p.id',
  businessLines: 'p.is_main DESC, p.vsic_code IS NULL, p.vsic_code, p.id',
  walletShares: 'p.amount_dong DESC, p.id',
  opinions: 'p.said_on DESC, p.id DESC',
  ratings: 'p.rated_on DESC, p.id DESC',
  referrals: 'p.referred_on DESC, p.id DESC',
};

/** What a part tells of the records that it names, besides its own fields. */
const linked: Partial<Record<PartName, { columns: string; joins: string }>> = {
  capitalItems: {
    columns: 'c.name AS partnerLinkName',
    joins: 'LEFT JOIN customers AS c ON c.id = p.partner_id',
  },
  shareholders: { columns: 'c.name AS linkedName', joins: 'LEFT JOIN customers AS c ON c.id = p.linked_id' },
  opinions: { columns: 'k.name AS contactName', joins: 'LEFT JOIN contacts AS k ON k.id = p.contact_id' },
  referrals: {
    columns: 'c.name AS referredName, c.lifecycle AS referredLifecycle, c.last_transaction_on AS referredTransactionOn',
    joins: 'LEFT JOIN customers AS c ON c.id = p.referred_id',
  },
  relations: {
    columns: 'c.name AS linkedName, k.name AS contactName',
    joins: 'LEFT JOIN customers AS c ON c.id = p.linked_id LEFT JOIN contacts AS k ON k.id = p.contact_id',
  },
};

/** Reads every part of a customer's record and of what was merged into it, each with the columns that the registry names. */
export function createPartsReader(db: Db): (customerId: string) => CustomerParts {
  const family = createFamily(db);
  const readers = partNames.map((part) => [part, readerOf(db, part)] as const);
  const referredBy = db.prepare(
    `SELECT c.id, c.name FROM referrals AS p JOIN customers AS c ON c.id = p.customer_id
     WHERE ${inFamily('p.referred_id')} AND p.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY p.id`,
  );
  const orderedSums = createOrderedSums(db);

  /** What everybody who came through a customer ordered since then: a referral without its day counts all of it. */
  const withWorth = (referral: Record<string, unknown>) => {
    const { referredId, referredName, referredOn } = referral as {
      referredId: string | null;
      referredName: string | null;
      referredOn: string | null;
    }; // columns of a referral
    if (referredId === null || referredName === null) return { ...referral, wonDong: null };
    const sums = orderedSums(family.of(family.winnerOf(referredId)), referredOn ?? '');
    return { ...referral, wonDong: [...sums.values()].reduce((sum, dong) => sum + dong, 0) };
  };

  return (customerId) => {
    const members = family.json(customerId);
    const lists = readers.map(([part, read]) => [part, part === 'referrals' ? read(members).map(withWorth) : read(members)]);
    return { ...Object.fromEntries(lists), referredBy: referredBy.all(members) } as CustomerParts; // read with the fields of its values
  };
}

function readerOf(db: Db, part: PartName): (members: string) => Record<string, unknown>[] {
  const definition: EntityDefinition = entities[part];
  const fields = definition.fields.filter((field) => field !== 'customerId');
  const columns = fields.map((field) => `p."${columnOf(field)}" AS "${field}"`).join(', ');
  const link = linked[part];
  const statement = db.prepare(
    `SELECT p.id, p.rev, p.created_at AS createdAt, u.name AS authorName, ${columns}${link === undefined ? '' : `, ${link.columns}`}
     FROM "${definition.table}" AS p LEFT JOIN users AS u ON u.id = p.created_by ${link?.joins ?? ''}
     WHERE ${inFamily('p.customer_id')} AND p.deleted_at IS NULL ORDER BY ${orders[part] ?? 'p.id'}`,
  );
  return (members) => {
    const rows = (statement.all(members) as Record<string, unknown>[]).map(
      (row): Record<string, unknown> => ({
        // one object for each row
        ...row,
        ...Object.fromEntries(definition.booleans.map((field) => [field, row[field] === 1])),
      }),
    );
    return part === 'businessLines' ? withOneMain(rows) : rows;
  };
}

/** Two laptops may each have made another line the main one: the oldest of them is, on every laptop. */
function withOneMain(lines: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const oldest = lines
    .filter((line) => line['isMain'] === true)
    .map((line) => String(line['id']))
    .toSorted()[0];
  const marked = lines.map((line) => ({ ...line, isMain: line['id'] === oldest }));
  return [...marked.filter((line) => line.isMain), ...marked.filter((line) => !line.isMain)];
}
