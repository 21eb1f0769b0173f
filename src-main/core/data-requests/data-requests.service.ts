import type { DataRequest, dataRequestsContract } from '../../../src-shared/data-requests/data-requests.contract.ts';
import { dueDatesOf, nextDue } from '../../../src-shared/data-requests/due-dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { readPerson } from '../consent/index.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily, joinShownCustomer } from '../customers/index.ts';
import { createOfficeDaysReader } from '../holidays/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { officeToday } from '../platform/office-time.ts';

/** More than any desk has open at once; the most urgent ones are among them. */
const mostShown = 1000;

export function createDataRequestsService(ctx: Context): HandlersOf<typeof dataRequestsContract> {
  const family = createFamily(ctx.db);
  const readDays = createOfficeDaysReader(ctx.db);
  const columns = `r.id, c.id AS customerId, c.name AS customerName, r.contact_id AS contactId, k.name AS contactName, r.kind,
    r.received_on AS receivedOn, r.via, r.words, r.needs_others AS needsOthers, r.state, r.answered_on AS answeredOn,
    r.done_on AS doneOn, r.extended_on AS extendedOn, r.extended_days AS extendedDays, r.extended_reason AS extendedReason, r.outcome,
    u.name AS receivedBy
    FROM data_requests AS r ${joinShownCustomer('r.customer_id')}
    LEFT JOIN contacts AS k ON k.id = r.contact_id LEFT JOIN users AS u ON u.id = r.created_by`;
  const order = `ORDER BY r.state = 'open' DESC, r.received_on, r.id LIMIT ${mostShown}`;
  const all = ctx.db.prepare(`SELECT ${columns} WHERE r.deleted_at IS NULL ${order}`);
  const open = ctx.db.prepare(`SELECT ${columns} WHERE r.state = 'open' AND r.deleted_at IS NULL ${order}`);
  const ofPerson = ctx.db.prepare(
    `SELECT ${columns} WHERE ${inFamily('r.customer_id')} AND r.contact_id IS ? AND r.deleted_at IS NULL ${order}`,
  );
  const today = () => officeToday(ctx);

  const readOpen = (tx: WriteTransaction, id: string) => {
    const fields = tx.read('dataRequests', id)?.fields;
    if (fields === undefined) throw new AppError('not-found', 'no request with this id', { details: { id } });
    if (fields['state'] !== 'open') throw new AppError('conflict', 'the request is closed already', { details: { id } });
    return fields;
  };

  return {
    list({ person, open: isOpenOnly }) {
      const rows = (
        person === undefined
          ? (isOpenOnly === true ? open : all).all()
          : ofPerson.all(family.json(family.winnerOf(person.customerId)), person.contactId)
      ) as Stored[]; // the columns selected
      const day = today();
      const days = readDays();
      const requests = rows
        .filter(({ state }) => isOpenOnly !== true || state === 'open')
        .map((row): DataRequest => {
          const request = { ...row, needsOthers: row.needsOthers === 1 };
          return { ...request, ...dueDatesOf(request, days) };
        });
      const dueOf = (request: DataRequest) => nextDue(request, day, days).by;
      const isOpen = (request: DataRequest) => (request.state === 'open' ? 0 : 1);
      return {
        requests: requests.toSorted(
          (a, b) =>
            isOpen(a) - isOpen(b) ||
            (a.state === 'open' ? compare(dueOf(a), dueOf(b)) : compare(b.receivedOn, a.receivedOn)) ||
            compare(a.id, b.id),
        ),
      };
    },
    receive({ customerId, contactId, kind, receivedOn, via, words, needsOthers }) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        readPerson(tx, { customerId, contactId });
        if (receivedOn !== undefined && receivedOn > tx.today) {
          throw new AppError('invalid', 'a request cannot have come in the days to come', {
            fields: { receivedOn: 'day-to-come' },
          });
        }
        const values = { customerId, contactId, kind, receivedOn: receivedOn ?? tx.today, via, words, needsOthers };
        return tx.create('dataRequests', { ...values, state: 'open' });
      });
      return { id, groupId };
    },
    answer({ id, on }) {
      const { groupId } = ctx.write.transact((tx) => {
        const received = String(readOpen(tx, id)['receivedOn']);
        const day = on ?? tx.today;
        if (day < received || day > tx.today) {
          throw new AppError('invalid', 'answered between the receipt and today', { fields: { on: 'day-to-come' } });
        }
        tx.update('dataRequests', id, { answeredOn: day });
      });
      return { groupId };
    },
    extend({ id, days, reason }) {
      const { groupId } = ctx.write.transact((tx) => {
        const fields = readOpen(tx, id);
        if (fields['extendedOn'] !== null) throw new AppError('conflict', 'the time is extended once only', { details: { id } });
        tx.update('dataRequests', id, { extendedOn: tx.today, extendedDays: days, extendedReason: reason });
      });
      return { groupId };
    },
    close({ id, state, outcome }) {
      const { groupId } = ctx.write.transact((tx) => {
        const fields = readOpen(tx, id);
        const day = tx.today;
        // Who carries it out within the two days has answered with it.
        tx.update('dataRequests', id, { state, outcome, doneOn: day, answeredOn: fields['answeredOn'] ?? day });
      });
      return { groupId };
    },
  };
}

type Stored = Omit<DataRequest, 'needsOthers' | 'answerBy' | 'doneBy' | 'extendableTo'> & { readonly needsOthers: number };

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
