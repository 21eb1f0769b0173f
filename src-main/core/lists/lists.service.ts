import { type ListItem, listNames, type listsContract } from '../../../src-shared/lists/lists.contract.ts';
import { standardLists } from '../../../src-shared/lists/standard-lists.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';

export function createListsService(ctx: Context): HandlersOf<typeof listsContract> {
  const all = ctx.db.prepare(
    `SELECT id, list, key, vi, en, "order", is_active AS isActive FROM list_items WHERE deleted_at IS NULL ORDER BY list, "order", rid`,
  );
  const items = (): ListItem[] => {
    const rows = (all.all() as (Omit<ListItem, 'isActive'> & { isActive: number })[]) // the columns selected
      .map((item) => ({ ...item, isActive: item.isActive === 1 }));
    // Lists that came with a newer version have no rows in an older profile or office: the standard choices stand in for them.
    const known = new Set(rows.map((item) => item.list));
    return [...rows, ...standardItems.filter((item) => !known.has(item.list))];
  };

  const roleOf = createRoleReader(ctx);

  return {
    all: () => ({ items: items() }),
    add({ list, vi, en }) {
      const ofList = items().filter((item) => item.list === list);
      const key = freeKey(foldText(vi).replaceAll(' ', '-'), new Set(ofList.map((item) => item.key)));
      const order = Math.max(0, ...ofList.map((item) => item.order)) + 1;
      const { groupId } = ctx.write.transact((tx) => {
        // The first own choice of a list that has no rows brings the standard ones with it.
        for (const item of ofList) if (isStandIn(item)) tx.create('listItems', withoutId(item));
        tx.create('listItems', { list, key, vi, en: en ?? vi, order, isActive: true });
      });
      return { key, groupId };
    },
    change({ list, key, change }) {
      if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the lists');
      const ofList = items().filter((item) => item.list === list);
      const wanted = ofList.find((item) => item.key === key);
      if (wanted === undefined) throw new AppError('not-found', 'no such choice in this list', { details: { key } });
      const { groupId } = ctx.write.transact((tx) => {
        for (const item of ofList) {
          if (isStandIn(item)) tx.create('listItems', { ...withoutId(item), ...(item === wanted ? change : {}) });
        }
        if (!isStandIn(wanted)) tx.update('listItems', wanted.id, change);
      });
      return { groupId };
    },
  };
}

function isStandIn(item: ListItem): boolean {
  return standardItems.includes(item);
}

function withoutId({ id: _standIn, ...item }: ListItem): Omit<ListItem, 'id'> {
  return item;
}

const standardItems: readonly ListItem[] = listNames.flatMap((list) =>
  standardLists[list].map(([key, vi, en], order) => ({
    id: `standard.${list}.${key}`,
    list,
    key,
    vi,
    en,
    order,
    isActive: true,
  })),
);

/** Keys are never used twice: an old record must not change its meaning. */
function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const key = `${wanted}-${number}`;
    if (!taken.has(key)) return key;
  }
}
