import { mostCustomFields, type CustomField } from '../../../src-shared/custom-fields/custom-field.ts';
import type { customFieldsContract, OwnValue } from '../../../src-shared/custom-fields/custom-fields.contract.ts';
import { readOwnValue } from '../../../src-shared/custom-fields/own-value.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { readHistory, withFirstValues } from '../history/index.ts';
import { createRoleReader } from '../settings/index.ts';
import { createCorrected } from './corrected.ts';
import { freeKey, optionsAfter } from './field-keys.ts';
import { createFieldsReader } from './fields-reader.ts';
import { ownValueId, readOwn, writeOwn } from './own-values.ts';

export function createCustomFieldsService(ctx: Context): HandlersOf<typeof customFieldsContract> {
  const read = createFieldsReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  const family = createFamily(ctx.db);
  const everyKey = ctx.db.prepare('SELECT "key" FROM custom_fields WHERE entity = ?').pluck();
  const stored = ctx.db.prepare(
    `SELECT customer_id AS customerId, entity, row_id AS rowId, field_id AS fieldId, value, rev FROM custom_values
     WHERE customer_id IN (SELECT value FROM json_each(@members)) AND (@entity IS NULL OR entity = @entity) AND (@rowId IS NULL OR row_id = @rowId)
       AND deleted_at IS NULL`,
  );
  const corrected = createCorrected(ctx.db);
  /** The record on which a value hangs. */
  const recordOf = (field: CustomField, id: string) => (field.entity === 'interactions' ? corrected.firstOf(id) : id);
  const asAdmin = (why = 'only an administrator changes own fields') => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', why);
  };
  const fieldOf = (id: string): CustomField => {
    const field = read().find((known) => known.id === id);
    if (field === undefined) throw new AppError('not-found', 'no own field with this id', { details: { id } });
    return field;
  };

  return {
    list: () => ({ fields: read(), mayChange: roleOf() === 'admin' }),
    define({ entity, type, vi, en, options }) {
      asAdmin();
      const others = read().filter((field) => field.entity === entity);
      refuseTakenName(others, vi);
      if (others.filter(({ isActive }) => isActive).length >= mostCustomFields)
        throw new AppError('invalid', `a record has at most ${mostCustomFields} own fields`, { fields: { entity: 'too-big' } });
      if (type === 'list' && options.length === 0)
        throw new AppError('invalid', 'a list has at least one choice', { fields: { options: 'required' } });
      const key = freeKey(vi, new Set(everyKey.all(entity) as string[])); // keys are text
      const order = Math.max(0, ...others.map((field) => field.order)) + 1;
      const choices = type === 'list' ? JSON.stringify(optionsAfter([], options)) : null;
      const { value, groupId } = ctx.write.transact((tx) =>
        tx.create('customFields', { entity, key, type, vi, en: en ?? vi, options: choices, order, isActive: true }),
      );
      return { id: value, key, groupId };
    },
    change({ id, change: { options, ...change } }) {
      asAdmin();
      const field = fieldOf(id);
      if (change.vi !== undefined)
        refuseTakenName(
          read().filter((other) => other.entity === field.entity && other.id !== id),
          change.vi,
        );
      const choices =
        options === undefined || field.type !== 'list' ? {} : { options: JSON.stringify(optionsAfter(field.options, options)) };
      const { groupId } = ctx.write.transact((tx) => tx.update('customFields', id, { ...change, ...choices }));
      return { groupId };
    },
    reorder({ entity, ids }) {
      asAdmin();
      const known = read().filter((field) => field.entity === entity);
      const named = ids.flatMap((id) => known.filter((field) => field.id === id));
      const ordered = [...named, ...known.filter((field) => !named.includes(field))];
      const { groupId } = ctx.write.transact((tx) => {
        for (const [at, { id }] of ordered.entries()) tx.update('customFields', id, { order: at + 1 });
      });
      return { groupId };
    },
    values({ customerId, entity, rowId }) {
      const members = family.of(customerId);
      // A field of the customer may have been written on a record that was merged into it: the customer's own counts first.
      const ofCustomer = rowId === customerId && (entity === undefined || entity === 'customers');
      const rows = stored.all({
        members: JSON.stringify(members),
        entity: entity ?? null,
        rowId: ofCustomer || rowId === undefined ? null : entity === 'interactions' ? corrected.firstOf(rowId) : rowId,
      }) as StoredValue[]; // the columns selected
      const found = new Map<string, StoredValue>();
      for (const row of rows.toSorted((a, b) => members.indexOf(a.customerId) - members.indexOf(b.customerId))) {
        if (ofCustomer && row.entity !== 'customers') continue;
        const of =
          row.entity === 'customers' ? customerId : row.entity === 'interactions' ? corrected.latestOf(row.rowId) : row.rowId;
        const key = `${of} ${row.fieldId}`;
        if (!found.has(key)) found.set(key, { ...row, rowId: of });
      }
      return { values: [...found.values()].flatMap(shown) };
    },
    set({ fieldId, ids, value, language, rev, groupId: joined }) {
      const field = fieldOf(fieldId);
      if (field.entity === 'products') asAdmin('only an administrator changes the catalogue');
      if (!field.isActive)
        throw new AppError('invalid', 'this own field is not used any more', { fields: { fieldId: 'not-a-choice' } });
      const { value: count, groupId } = ctx.write.transact(
        (tx) =>
          ids
            .map((id) => recordOf(field, id))
            .filter((id) => {
              const isEmpty = value === null || (typeof value === 'string' && value.trim() === '');
              const checked = isEmpty ? null : readOwnValue(field, value, { language, now: readOwn(tx, id, fieldId) });
              if (checked?.problem !== undefined)
                throw new AppError('invalid', `${field.vi}: ${checked.problem}`, { fields: { value: checked.problem } });
              return writeOwn(tx, field, id, checked?.value ?? null, ids.length === 1 ? rev : undefined);
            }).length,
        joined === undefined ? {} : { groupId: joined },
      );
      return { count, groupId };
    },
    history({ fieldId, rowId, limit }) {
      const id = ownValueId(recordOf(fieldOf(fieldId), rowId), fieldId);
      const changes = readHistory(ctx.db, { rowId: id, field: null, limit });
      return { changes: withFirstValues(ctx.db, changes) };
    },
  };
}

interface StoredValue {
  readonly customerId: string;
  readonly entity: string;
  readonly rowId: string;
  readonly fieldId: string;
  readonly value: string | null;
  readonly rev: number;
}

function shown({ rowId, fieldId, value, rev }: StoredValue): OwnValue[] {
  return value === null ? [] : [{ rowId, fieldId, value, rev }];
}

/** Two fields of one name on one page: nobody would know which is which. */
function refuseTakenName(others: readonly CustomField[], vi: string): void {
  const wanted = vi.normalize('NFC').trim().toLocaleLowerCase();
  if (others.some((other) => other.isActive && other.vi.toLocaleLowerCase() === wanted))
    throw new AppError('invalid', 'another own field has this name', { fields: { vi: 'name-taken' } });
}
