import type { installedItemsContract } from '../../../src-shared/installed-items/installed-items.contract.ts';
import { firstMaintenance, nextMaintenance } from '../../../src-shared/installed-items/maintenance.ts';
import { addMonths } from '../../../src-shared/lib/months.ts';
import { addDays } from '../../../src-shared/lib/dates.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { madeId } from '../platform/made-id.ts';
import { createReminderRulesReader, daysAheadOf } from '../reminders/index.ts';
import type { Fields, StoredRow } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createInstalledReader } from './installed-reader.ts';
import { officeToday } from '../platform/office-time.ts';

function refuseField(field: string, reason: string): never {
  throw new AppError('invalid', `${field}: ${reason}`, { fields: { [field]: reason } });
}

function readItem(tx: WriteTransaction, id: string): StoredRow {
  const row = tx.read('installedItems', id);
  if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'nothing sold has this id', { details: { id } });
  return row;
}

const unsaid = {
  ...{ productId: null, orderId: null, serial: null, quantityMilli: null, soldOn: null, warrantyEndsOn: null, note: null },
  ...{ maintainEveryMonths: null, nextMaintenanceOn: null, lastMaintenanceOn: null, teamId: null, isRetired: false },
};

const dayOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Warranty of so many months: its last day is the day before the same day of that month. */
function warrantyEnd(soldOn: string | null, months: number | undefined): string | null {
  return soldOn === null || months === undefined ? null : addDays(addMonths(soldOn, months), -1);
}

/** What was sold and stands at customers: how long its warranty runs, and when it is looked after next. */
export function createInstalledItemsService(ctx: Context): HandlersOf<typeof installedItemsContract> {
  const family = createFamily(ctx.db);
  const rulesOf = createReminderRulesReader(ctx.db);
  const reader = createInstalledReader(ctx, () => daysAheadOf(rulesOf()));
  const today = () => officeToday(ctx);

  const customerFor = (tx: WriteTransaction, id: string): string => {
    const row = tx.read('customers', id);
    if (row === null || row.deletedAt !== null) return refuseField('customerId', 'no-such-record');
    return family.winnerOf(id);
  };
  const refuseProduct = (tx: WriteTransaction, productId: unknown, before: unknown) => {
    if (typeof productId !== 'string' || productId === before) return;
    const row = tx.read('products', productId);
    if (row === null || row.deletedAt !== null) refuseField('productId', 'no-such-record');
  };
  const refuseDays = (fields: Fields) => {
    const [sold, ends] = [dayOf(fields['soldOn']), dayOf(fields['warrantyEndsOn'])];
    if (sold !== null && ends !== null && ends < sold) refuseField('warrantyEndsOn', 'last-day-before-first');
  };

  return {
    list: ({ on = today(), ...asked }) => reader.list(asked, on),
    get({ id, on = today() }) {
      const item = reader.one(id, on);
      if (item === null) throw new AppError('not-found', 'nothing sold has this id', { details: { id } });
      return item;
    },
    create({ id, customerId: of, warrantyMonths, ...said }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        const customerId = customerFor(tx, of);
        refuseProduct(tx, said.productId, null);
        const soldOn = said.soldOn ?? null;
        const fields = {
          ...unsaid,
          warrantyEndsOn: warrantyEnd(soldOn, warrantyMonths),
          nextMaintenanceOn: firstMaintenance(soldOn, said.maintainEveryMonths ?? null),
          ...said,
          customerId,
        };
        refuseDays(fields);
        return tx.create('installedItems', { ...fields, ...(id === undefined ? {} : { id }) });
      });
      return { id: value, groupId };
    },
    createFrom({ quoteId, orderId, soldOn: said, warrantyMonths, maintainEveryMonths }) {
      const { value: made, groupId } = ctx.write.transact((tx) => {
        const sourceId = orderId ?? quoteId ?? refuseField('orderId', 'required');
        const source = tx.read(orderId === undefined ? 'quotes' : 'orders', sourceId);
        if (source === null || source.deletedAt !== null) return refuseField('orderId', 'no-such-record');
        const content = readContent(String(source.fields['content']));
        if (content === null) return refuseField('orderId', 'no-such-record');
        const soldOn = said ?? tx.today;
        let count = 0;
        for (const line of content.lines) {
          if (line.kind !== 'goods') continue;
          const id = madeId('installedItems', sourceId, line.id);
          if (tx.read('installedItems', id) !== null) continue;
          tx.create('installedItems', {
            ...unsaid,
            id,
            customerId: customerFor(tx, String(source.fields['customerId'])),
            productId: line.productId,
            orderId: orderId ?? null,
            name: line.name.slice(0, 300).trim(),
            quantityMilli: line.quantityMilli,
            soldOn,
            warrantyEndsOn: warrantyEnd(soldOn, warrantyMonths),
            maintainEveryMonths,
            nextMaintenanceOn: firstMaintenance(soldOn, maintainEveryMonths),
            teamId: source.fields['teamId'] ?? null,
          });
          count += 1;
        }
        return count;
      });
      return { made, groupId };
    },
    update({ id, change }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { fields } = readItem(tx, id);
        refuseProduct(tx, change.productId, fields['productId']);
        refuseDays({ ...fields, ...change });
        tx.update('installedItems', id, change);
      });
      return { groupId };
    },
    maintain({ id, on }) {
      const { value: nextMaintenanceOn, groupId } = ctx.write.transact((tx) => {
        const { fields } = readItem(tx, id);
        const doneOn = on ?? today();
        if (doneOn > today()) refuseField('on', 'day-to-come');
        const rhythm = {
          maintainEveryMonths: numberOf(fields['maintainEveryMonths']),
          nextMaintenanceOn: dayOf(fields['nextMaintenanceOn']),
          soldOn: dayOf(fields['soldOn']),
        };
        const next = nextMaintenance(rhythm, doneOn);
        tx.update('installedItems', id, { lastMaintenanceOn: doneOn, nextMaintenanceOn: next });
        return next;
      });
      return { nextMaintenanceOn, groupId };
    },
    remove({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        readItem(tx, id);
        tx.remove('installedItems', id);
      });
      return { groupId };
    },
  };
}
