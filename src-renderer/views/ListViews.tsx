import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListView, ListViewSpec, ViewedList } from '../../src-shared/views/views.contract.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useTranslation } from '../locales/words.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import { SaveView, ViewButton } from './ViewParts.tsx';
import classes from './Views.module.css';

const noViews: readonly ListView[] = [];

/** Saved views above a list other than the customers': mine, then those that colleagues share. Nothing while nothing narrows it and none is kept. */
export function ListViews({
  entity,
  search,
  text,
  onShow,
}: {
  entity: ViewedList;
  /** What narrows the list, as its address has it. */
  search: ListViewSpec['search'];
  text: string;
  onShow: (spec: ListViewSpec) => void;
}) {
  const { t } = useTranslation('customers');
  const { t: lists } = useTranslation('customerLists');
  const client = useClient();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const views =
    useQuery({
      queryKey: ['views', 'ofList', entity],
      meta: { entities: ['savedViews', 'sharedViews', 'users'] },
      queryFn: () => client.views.ofList({ entity }),
    }).data?.views ?? noViews;
  const spec = { search: { ...search }, text: text.trim() };
  const isSame = (view: ListView) => written(view.spec) === written(spec);
  const current = views.find(({ id }) => id === openedId) ?? views.find(isSame);
  const isChanged = !views.some(isSame) && written(spec) !== written({ search: {}, text: '' });
  const save = useCommand((core, name: string) => core.views.saveOfList({ entity, name, spec }), {
    done: (_answer, name) => t('views.saved', { name }),
  });
  const update = useCommand((core, { id, name }: ListView) => core.views.saveOfList({ id, entity, name, spec }), {
    done: (_answer, { name }) => t('views.saved', { name }),
  });
  const copy = useCommand(
    (core, view: ListView) =>
      core.views.saveOfList({ entity, name: lists('views.copyOf', { name: view.name }).slice(0, 80), spec: view.spec }),
    { done: (_answer, { name }) => lists('views.copied', { name }) },
  );
  if (views.length === 0 && !isChanged) return null;

  function open(view: ListView) {
    setOpenedId(view.id);
    onShow(view.spec);
  }

  return (
    <div className={classes.bar} role="group" aria-label={t('views.label')}>
      {views.map((view) => (
        <ViewButton
          key={view.id}
          label={view.name}
          isShared={view.isShared}
          isShown={view === current && isSame(view)}
          onShow={() => open(view)}
        />
      ))}
      <span className={classes.grow} />
      {current === undefined ? null : (
        <ViewMenu
          view={current}
          onUpdate={isChanged ? () => void update.run(current) : undefined}
          onCopy={() => copy.run(current)}
          onMade={setOpenedId}
        />
      )}
      {isChanged ? <SaveView onSave={(name) => save.run(name)} onSaved={setOpenedId} /> : null}
    </div>
  );
}

/** Equal ones are written alike. */
function written({ search, text }: ListViewSpec): string {
  return JSON.stringify([Object.entries(search).toSorted(([a], [b]) => (a < b ? -1 : 1)), text]);
}
