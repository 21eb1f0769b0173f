import type { ListField, RowListField } from '../../../src-shared/customers/list-fields.ts';
import type { ListValue } from '../../../src-shared/customers/filter.ts';
import type { Context } from '../context.ts';
import { pauseForOthers } from '../platform/pause.ts';
import { foldSome } from './folded-values.ts';
import type { ListColumns } from './list-columns.ts';
import { rankSome } from './value-ranks.ts';

/*
 * The first filter over a column waits for a walk through the whole encrypted table: half a second at 100 000 rows. Whoever opens the list
 * needs some seconds to say what is wanted, so the columns that people filter and sort by are read in that time, in short turns.
 */

/** Those with few values: they cost 4 bytes a row. */
const plain = [
  'lifecycle',
  'rating',
  'kind',
  'source',
  'ownerId',
  'teamId',
  'provinceCode',
  'needState',
  'relationshipStep',
  'notBuyingReason',
  'foundedOn',
  'lastTransactionOn',
  'restrictedOn',
  'lastVisitAt',
  'nextVisitAt',
  'createdAt',
  'potential',
] as const satisfies readonly RowListField[];
/** Texts cost a hundred bytes a row, so of these only those are read that the list shows, where a click sorts by them. */
const texts = ['tradeName', 'taxCode', 'address'] as const satisfies readonly RowListField[];
/** So long nobody asks anything of the customers before it begins and goes on. */
const restMs = 600;
const valuesPerTurn = 1000;
/** A longer list would take memory that it is not worth. */
const mostRows = 250_000;

/** Reads columns while nobody asks for anything. */
export function createReadingAhead({ db }: Pick<Context, 'db'>, columns: ListColumns) {
  const lastRid = db.prepare('SELECT max(rid) FROM customers').pluck();
  const prepared = new WeakSet<readonly ListValue[]>();
  /** The texts that the list shows; null before a list was opened. */
  let shown: readonly (typeof texts)[number][] | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with every question; work that began at an earlier one ends. */
  let questions = 0;

  const isReady = () =>
    plain.every((field) => columns.has(field)) &&
    (shown ?? []).every((field) => {
      const values = columns.valuesOf(field);
      return values !== undefined && prepared.has(values);
    });

  const prepare = async (field: ListField, goesOn: () => boolean): Promise<void> => {
    const values = columns.valuesOf(field);
    if (values === undefined || prepared.has(values)) return;
    while (foldSome(values, valuesPerTurn)) {
      await pauseForOthers();
      if (!goesOn()) return;
    }
    while (rankSome(values, field, valuesPerTurn)) {
      await pauseForOthers();
      if (!goesOn()) return;
    }
    prepared.add(values);
  };

  const read = async (question: number): Promise<void> => {
    const goesOn = () => question === questions && db.open;
    if (!goesOn() || Number(lastRid.get() ?? 0) > mostRows) return;
    if (!(await columns.readAhead(plain, goesOn))) return;
    const wanted = shown ?? [];
    if (!(await columns.readAhead(wanted, goesOn))) return;
    for (const field of wanted) if (goesOn()) await prepare(field, goesOn);
  };

  return {
    /** Somebody asked for something: work that nobody waits for stands back. A list says which fields it shows. */
    noteQuestion(fields?: readonly ListField[]) {
      questions += 1;
      clearTimeout(timer);
      if (fields !== undefined) shown = texts.filter((field) => fields.includes(field));
      if (shown === null || isReady()) return;
      const question = questions;
      // What fails here fails again for whoever asks, and is told then.
      timer = setTimeout(() => void read(question).catch(() => undefined), restMs).unref();
    },
    isReady,
  };
}
