import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { viewSpec, type viewsContract } from '../../../src-shared/views/views.contract.ts';
import type { Context } from '../context.ts';

export function createViewsService(ctx: Context): HandlersOf<typeof viewsContract> {
  const mine = ctx.db.prepare(
    `SELECT id, name, spec FROM saved_views WHERE entity = 'customers' AND deleted_at IS NULL AND created_by IS ? ORDER BY rid`,
  );
  return {
    list() {
      const rows = mine.all(ctx.userId()) as { id: string; name: string; spec: string }[]; // the columns selected
      return {
        views: rows.flatMap(({ id, name, spec }) => {
          // A view of a newer version that this one cannot read is left alone, not shown and not lost.
          const parsed = viewSpec.safeParse(JSON.parse(spec));
          return parsed.success ? [{ id, entity: 'customers' as const, name, spec: parsed.data }] : [];
        }),
      };
    },
    save({ id, entity, name, spec }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        const fields = { entity, name, spec: JSON.stringify(spec) };
        if (id === undefined || tx.read('savedViews', id) === null) {
          return tx.create('savedViews', { ...fields, ...(id === undefined ? {} : { id }) });
        }
        tx.update('savedViews', id, fields);
        return id;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      const { groupId } = ctx.write.transact((tx) => tx.remove('savedViews', id));
      return { groupId };
    },
  };
}
