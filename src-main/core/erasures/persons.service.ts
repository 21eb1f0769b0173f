import type { PersonRef } from '../../../src-shared/consent/person.ts';
import type { personsContract, TraceEntry } from '../../../src-shared/erasures/persons.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { recordOf } from '../consent/index.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import { createExportPermit, writeWholeFile } from '../exports/index.ts';
import { createRoleReader } from '../settings/index.ts';
import { createRowReader } from '../sync/rows.ts';
import { entityWords } from './entity-words.ts';
import { createNames, htmlOf, reportOf } from './person-report.ts';
import { findPersonRows } from './person-rows.ts';

export function createPersonsService(ctx: Context, isOffice: boolean): HandlersOf<typeof personsContract> {
  const mayExport = createExportPermit(ctx);
  const roleOf = createRoleReader(ctx);
  const read = createRowReader(ctx.db);
  const family = createFamily(ctx.db);
  const names = createNames(ctx.db);
  const userName = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck();
  const changes = `SELECT h.at, u.name AS userName, h.kind, h.entity, h.field AS what FROM history AS h LEFT JOIN users AS u ON u.id = h.user_id`;
  const ofCustomer = ctx.db.prepare(`${changes} WHERE ${inFamily('h.root_id')} ORDER BY h.at DESC, h.rid DESC LIMIT +?`);
  const ofContact = ctx.db.prepare(`${changes} WHERE h.row_id = ? ORDER BY h.at DESC, h.rid DESC LIMIT +?`);
  const exported = ctx.db.prepare(
    `SELECT e.exported_at AS at, u.name AS userName, 'export' AS kind, e.what AS entity, e.format AS what FROM export_log AS e
     LEFT JOIN users AS u ON u.id = e.created_by WHERE e.deleted_at IS NULL AND e.what = 'person' AND e."columns" = ?
     ORDER BY e.exported_at DESC, e.rid DESC LIMIT +?`,
  );
  const mayErase = () => !isOffice || roleOf() === 'admin';
  const nameOf = (person: PersonRef): string => {
    const { entity, id } = recordOf(person);
    const row = read(entity, id)?.row;
    if (row === undefined) throw new AppError('not-found', 'no person with this id', { details: { id } });
    return String(row.fields['name']);
  };

  return {
    async export({ file, format, language, ...person }) {
      if (!mayExport()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const name = nameOf(person);
      const path = await ctx.files.resolveForWriting(file);
      const rows = findPersonRows(ctx, person);
      const head = {
        madeAt: new Date(ctx.clock.now()).toISOString(),
        by: String(userName.get(ctx.userId()) ?? ''),
        person: name,
      };
      const report = reportOf(ctx.db, rows, head);
      const text =
        format === 'json'
          ? `${JSON.stringify(report, null, 2)}\n`
          : htmlOf(report, language, { ofEntity: (entity) => entityWords[entity][language], ofId: names });
      await writeWholeFile(path, text, () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', {
            what: 'person',
            format,
            rows: rows.length,
            // Whose: by the id, which says nothing once the person is erased.
            columns: recordOf(person).id,
            exportedAt: tx.now,
          }),
        ),
      );
      return { rows: rows.length };
    },
    trace({ limit, ...person }) {
      nameOf(person);
      const { id } = recordOf(person);
      const written = person.contactId === null ? ofCustomer.all(family.json(id), limit) : ofContact.all(id, limit);
      const all = [...written, ...exported.all(id, limit)] as TraceEntry[]; // the columns selected
      return { entries: all.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, limit) };
    },
    canErase: () => ({ may: mayErase(), isOffice }),
    erase({ reason, typedName, ...person }) {
      if (!mayErase()) throw new AppError('forbidden', 'only an administrator erases a person');
      const { entity, id } = recordOf(person);
      if (foldText(typedName) !== foldText(nameOf(person))) {
        throw new AppError('invalid', 'the name typed is another', { fields: { typedName: 'another-name' } });
      }
      ctx.write.transact((tx) => {
        const row = tx.read(entity, id);
        if (entity === 'customers' && row?.fields['kind'] !== 'person') {
          throw new AppError('invalid', 'a company is no person', { fields: { typedName: 'not-a-person' } });
        }
        // Gone from the screens at once; the values go with the line, here or when the office has it.
        tx.remove(entity, id);
        const ofCustomerId = entity === 'customers' ? id : String(row?.fields['customerId']);
        tx.create('erasures', { onEntity: entity, onId: id, ofCustomerId, reason, erasedAt: tx.now });
      });
      return { isOffice };
    },
  };
}
