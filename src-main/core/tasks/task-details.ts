import type { Reach, TaskBatch, TaskHistoryLine } from '../../../src-shared/tasks/tasks.contract.ts';
import type { Db } from '../platform/database.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import { readHistory, withFirstValues } from '../history/index.ts';
import { addressOf, type AddressedPerson } from '../../../src-shared/vietnam/address-person.ts';
import { zaloAddressOf } from '../../../src-shared/vietnam/zalo.ts';

const historyShown = 100;

type CustomerRow = AddressedPerson & {
  readonly kind: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly restrictedOn: string | null;
};
type ContactRow = AddressedPerson & Pick<Reach, 'phone' | 'email' | 'zalo'>;

/** What the drawer shows of a task beside the task itself. */
export function createTaskDetails(db: Db) {
  const family = createFamily(db);
  const ofCustomer = db.prepare(
    'SELECT name, kind, gender, birthday, salutation, phone, email, restricted_on AS restrictedOn FROM customers WHERE id = ?',
  );
  const ofContacts = db.prepare(
    `SELECT name, gender, birthday, salutation, phone, email, zalo FROM contacts
     WHERE ${inFamily('customer_id')} AND (@who IS NULL OR id = @who) AND deleted_at IS NULL AND restricted_on IS NULL
     ORDER BY is_primary DESC, rid LIMIT 20`,
  );
  const originOf = db.prepare("SELECT origin_id FROM tasks WHERE id = ? AND origin = 'care'").pluck();
  /** Whose birthday a plan's care is for: `plan/birthday/who/day`. Good wishes go to nobody else. */
  const celebratedBy = (taskId: string): string | null =>
    /\/birthday\/([0-9a-f-]{36})\//.exec((originOf.get(taskId) as string | null | undefined) ?? '')?.[1] ?? null; // one text column
  const nameOfUser = db.prepare('SELECT name FROM users WHERE id = ?').pluck();
  const nameOfCustomer = db.prepare('SELECT name FROM customers WHERE id = ?').pluck();
  const ownValues = db.prepare("SELECT id FROM custom_values WHERE customer_id = ? AND entity = 'tasks'").pluck();

  // The note of an appointment by hand is for oneself, a plan's is for its customers.
  const ofPlan = db.prepare("SELECT note FROM tasks WHERE id = ? AND origin = 'care' AND origin_id IS NOT NULL").pluck();

  return {
    words: (id: string): string | null => (ofPlan.get(id) as string | null | undefined) ?? null, // one text column
    reach({ id, customerId }: { readonly id: string; readonly customerId: string | null }, today: string): Reach {
      const nobody = { phone: null, email: null, zalo: null, phoneGreeting: null, emailGreeting: null };
      if (customerId === null) return { ...nobody, isRestricted: false };
      const own = ofCustomer.get(customerId) as CustomerRow | undefined; // the columns selected
      // What a customer asked holds for its people too.
      if ((own?.restrictedOn ?? null) !== null) return { ...nobody, isRestricted: true };
      const who = celebratedBy(id);
      const isOfContact = who !== null && family.winnerOf(who) !== family.winnerOf(customerId);
      const people = ofContacts.all(family.json(customerId), { who }) as ContactRow[]; // the columns selected
      const way = (field: 'phone' | 'email') => {
        const person = people.find((one) => one[field] !== null);
        if (person !== undefined) return { address: person[field], greeting: addressOf(person, { today }).greeting };
        if (own === undefined || own[field] === null || (isOfContact && field === 'email'))
          return { address: null, greeting: null };
        // Whoever answers the company's telephone is asked for him.
        if (isOfContact) return { address: own[field], greeting: null };
        // A company is no person: it is addressed by its whole name.
        const greeting = own.kind === 'person' ? addressOf(own, { today }).greeting : `Kính gửi ${own.name}`;
        return { address: own[field], greeting };
      };
      const [phone, email] = [way('phone'), way('email')];
      const zalo = [...people, ...(isOfContact ? [] : [{ zalo: null, phone: own?.phone ?? null }])]
        .map(zaloAddressOf)
        .find((address) => address !== null);
      return {
        ...{ phone: phone.address, email: email.address, zalo: zalo ?? null },
        ...{ phoneGreeting: phone.greeting, emailGreeting: email.greeting },
        isRestricted: false,
      };
    },
    history(id: string): TaskHistoryLine[] {
      const nameOf = (field: string | null, value: unknown): string | null => {
        const statement =
          field === 'assigneeId' || field === 'doneBy' ? nameOfUser : field === 'customerId' ? nameOfCustomer : null;
        const name: unknown = typeof value === 'string' ? statement?.get(value) : null;
        return typeof name === 'string' ? name : null;
      };
      const linesOf = (rowId: string) => readHistory(db, { rowId, field: null, limit: historyShown });
      const own = withFirstValues(db, (ownValues.all(id) as string[]).flatMap(linesOf)); // ids
      // Going and coming back of a value say nothing that the value does not say.
      return [...linesOf(id), ...own.filter(({ field }) => field !== null)]
        .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : Number(b.id) - Number(a.id)))
        .slice(0, historyShown)
        .map(({ id: line, at, userName, kind, field, oldValue, newValue, ownFieldId }) => ({
          id: line,
          at,
          userName,
          kind,
          field,
          oldValue,
          newValue,
          oldName: nameOf(field, oldValue),
          newName: nameOf(field, newValue),
          ...(ownFieldId === undefined ? {} : { ownFieldId }),
        }));
    },
  };
}

/** Jobs for many customers, counted by the states of their tasks. */
export function createBatchReader(db: Db) {
  const columns = `b.id, b.title, b.note, b.type_id AS typeId, b.due_on AS dueOn, u.name AS authorName, b.created_at AS createdAt, b.total AS wanted`;
  const from = 'FROM task_batches AS b LEFT JOIN users AS u ON u.id = b.created_by WHERE b.deleted_at IS NULL';
  const all = db.prepare(`SELECT ${columns} ${from} ORDER BY b.created_at DESC, b.id DESC LIMIT 200`);
  const one = db.prepare(`SELECT ${columns} ${from} AND b.id = ?`);
  const states = db.prepare(
    `SELECT count(*) AS made, ifnull(sum(state = 'done'), 0) AS done, ifnull(sum(state = 'cancelled'), 0) AS cancelled
     FROM tasks WHERE batch_id = ? AND deleted_at IS NULL`,
  );
  type Row = Omit<TaskBatch, 'made' | 'done' | 'cancelled'>;
  const counted = (row: Row): TaskBatch => ({
    ...row,
    ...(states.get(row.id) as Pick<TaskBatch, 'made' | 'done' | 'cancelled'>), // the columns selected
  });
  return {
    // A job whose tasks were all taken back is none any more.
    all: (): TaskBatch[] => (all.all() as Row[]).map(counted).filter(({ made }) => made > 0), // the columns selected
    get(id: string): TaskBatch | null {
      const row = one.get(id) as Row | undefined; // the columns selected
      return row === undefined ? null : counted(row);
    },
  };
}
