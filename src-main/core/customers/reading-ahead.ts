import type { RowListField } from '../../../src-shared/customers/list-fields.ts';
import type { Context } from '../context.ts';
import { isOtherWorkUnderWay } from '../platform/pause.ts';
import type { ListColumns } from './list-columns.ts';

/*
 * The first filter over a column waits for a walk through the whole encrypted table: half a second at 100 000 rows. Whoever opens the list
 * needs some seconds to say what is wanted, so the columns that people filter and sort by are read in that time, in short turns.
 */

/** Those with few values, which cost 4 bytes a row. A text costs hundreds: the addresses of 100 000 customers were 50 MB. */
const fields = [
  'lifecycle',
  'rating',
  'kind',
  'source',
  'ownerId',
  'provinceCode',
  'needState',
  'foundedOn',
  'lastTransactionOn',
  'lastVisitAt',
  'nextVisitAt',
  'createdAt',
  'potential',
] as const satisfies readonly RowListField[];
/** So long nobody asks anything of the customers before it begins and goes on. */
const restMs = 600;
/** A longer list would take memory that it is not worth. */
const mostRows = 250_000;

/** Reads columns while nobody asks for anything, and no other long work is under way. */
export function createReadingAhead({ db }: Pick<Context, 'db'>, columns: ListColumns) {
  const lastRid = db.prepare('SELECT max(rid) FROM customers').pluck();
  let isListOpened = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with every question; work that began at an earlier one ends. */
  let questions = 0;

  const isReady = () => fields.every((field) => columns.has(field));

  const read = async (question: number): Promise<void> => {
    const isStillWanted = () => question === questions && db.open;
    if (!isStillWanted() || Number(lastRid.get() ?? 0) > mostRows) return;
    // A list of duplicates or an import takes long enough by itself.
    const isWhole = await columns.readAhead(fields, () => isStillWanted() && !isOtherWorkUnderWay());
    if (!isWhole && isStillWanted()) readLater(question);
  };

  const readLater = (question: number) => {
    // What fails here fails again for whoever asks, and is told then.
    timer = setTimeout(() => void read(question).catch(() => undefined), restMs).unref();
  };

  /** Somebody asked for something: work that nobody waits for stands back. It begins after the first page of a list. */
  const noteQuestion = (isList = false) => {
    questions += 1;
    clearTimeout(timer);
    isListOpened ||= isList;
    if (!isListOpened || isReady()) return;
    readLater(questions);
  };
  return { noteQuestion, isReady };
}
