import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { listViewSpec, viewSpec, type viewsContract } from '../../../src-shared/views/views.contract.ts';
import type { Context } from '../context.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

type ViewRow = { id: string; name: string; spec: string; authorId: string | null; authorName: string | null };

/** Private views are rows of their own person; shared ones belong to the office, where everybody reads and only the author changes. */
export function createViewsService(ctx: Context): HandlersOf<typeof viewsContract> {
  const columns = 'v.id, v.name, v.spec, v.created_by AS authorId, u.name AS authorName';
  const mine = ctx.db.prepare(
    `SELECT ${columns} FROM saved_views AS v LEFT JOIN users AS u ON u.id = v.created_by
     WHERE v.entity = ? AND v.deleted_at IS NULL AND v.created_by IS ? ORDER BY v.rid`,
  );
  const shared = ctx.db.prepare(
    `SELECT ${columns} FROM shared_views AS v LEFT JOIN users AS u ON u.id = v.created_by
     WHERE v.entity = ? AND v.deleted_at IS NULL ORDER BY v.name, v.rid`,
  );

  const viewsOf = <E extends string, S>(
    entity: E,
    spec: { safeParse(json: unknown): { success: true; data: S } | { success: false } },
  ) => {
    const toView = (row: ViewRow, isShared: boolean) => {
      // A view of a newer version that this one cannot read is left alone, not shown and not lost.
      const parsed = spec.safeParse(JSON.parse(row.spec));
      if (!parsed.success) return [];
      const { id, name, authorId, authorName } = row;
      return [{ id, entity, name, spec: parsed.data, isShared, isMine: !isShared || authorId === ctx.userId(), authorName }];
    };
    return [
      ...(mine.all(entity, ctx.userId()) as ViewRow[]).flatMap((row) => toView(row, false)), // the columns selected
      ...(shared.all(entity) as ViewRow[]).flatMap((row) => toView(row, true)),
    ];
  };

  const save = ({ id, entity, name, spec }: { id?: string; entity: string; name: string; spec: unknown }) => {
    const { value, groupId } = ctx.write.transact((tx) => {
      const fields = { entity, name, spec: JSON.stringify(spec) };
      if (id !== undefined && tx.read('sharedViews', id) !== null) {
        refuseOthersView(tx, id);
        tx.update('sharedViews', id, fields);
        return id;
      }
      if (id === undefined || tx.read('savedViews', id) === null) {
        return tx.create('savedViews', { ...fields, ...(id === undefined ? {} : { id }) });
      }
      tx.update('savedViews', id, fields);
      return id;
    });
    return { id: value, groupId };
  };

  return {
    list: () => ({ views: viewsOf('customers', viewSpec) }),
    ofList: ({ entity }) => ({ views: viewsOf(entity, listViewSpec) }),
    save,
    saveOfList: save,
    share({ id }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        const view = tx.read('savedViews', id);
        if (view === null || view.deletedAt !== null)
          throw new AppError('not-found', 'no private view with this id', { details: { id } });
        const { entity, name, spec } = view.fields;
        tx.remove('savedViews', id);
        return tx.create('sharedViews', { entity: entity ?? null, name: name ?? null, spec: spec ?? null });
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        if (tx.read('sharedViews', id) === null) return tx.remove('savedViews', id);
        refuseOthersView(tx, id);
        return tx.remove('sharedViews', id);
      });
      return { groupId };
    },
  };
}

/** Nobody but its author changes a shared view: an administrator makes a copy, like everybody else. */
function refuseOthersView(tx: WriteTransaction, id: string): void {
  const author: unknown = tx.db.prepare('SELECT created_by FROM shared_views WHERE id = ?').pluck().get(id);
  if (author === tx.userId) return;
  throw new AppError('forbidden', 'only its author changes a shared view', { details: { id } });
}
