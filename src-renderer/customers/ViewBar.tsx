import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { SavedView } from '../../src-shared/views/views.contract.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useSharers } from '../sharing/index.ts';
import { SaveView, ViewButton, ViewMenu } from '../views/index.ts';
import classes from './CustomerList.module.css';
import type { ColumnLayout } from './use-columns.tsx';
import type { ListState } from './use-list-state.ts';
import { builtInViews, standardOrder } from './views.ts';

const noViews: readonly SavedView[] = [];

/** The views of the list: the built-in ones and the user's own; a changed one can be kept under a name. */
export const ViewBar = memo(function ViewBar({ state, layout }: { state: ListState; layout: ColumnLayout }) {
  const { t } = useTranslation('customers');
  const { t: lists } = useTranslation('customerLists');
  const client = useClient();
  const sharers = useSharers();
  const views =
    useQuery({
      queryKey: ['views', 'list'],
      meta: { entities: ['savedViews', 'sharedViews', 'users'] },
      queryFn: () => client.views.list({}),
    }).data?.views ?? noViews;
  const current = views.find((view) => view.id === state.view);
  const spec = specOf(state, layout);
  const update = useCommand(
    (core, view: SavedView) => core.views.save({ id: view.id, entity: 'customers', name: view.name, spec }),
    { done: (_answer, view) => t('views.saved', { name: view.name }) },
  );
  const copy = useCommand(
    (core, view: SavedView) =>
      core.views.save({ entity: 'customers', name: lists('views.copyOf', { name: view.name }).slice(0, 80), spec: view.spec }),
    { done: (_answer, view) => lists('views.copied', { name: view.name }) },
  );
  const save = useCommand((core, name: string) => core.views.save({ entity: 'customers', name, spec }), {
    done: (_answer, name) => t('views.saved', { name }),
  });
  const plain = { filter: {}, order: standardOrder };
  const kept = current?.spec ?? plain;
  const isChanged =
    JSON.stringify([state.own, state.order, state.group ?? null]) !==
    JSON.stringify([kept.filter, kept.order, current?.spec.group ?? null]);

  function open(view: SavedView) {
    const { filter, order, columns, widths, group } = view.spec;
    layout.take({ columns, widths: widths ?? {} });
    state.show({ view: view.id, filter, order, ...(group === undefined ? {} : { group }) });
  }

  return (
    <div className={classes.views} role="group" aria-label={t('views.label')}>
      {builtInViews
        .filter((view) => view !== 'bin' && (view !== 'shared' || sharers.length > 0))
        .map((view) => (
          <ViewButton key={view} label={t(`views.${view}`)} isShown={state.view === view} onShow={() => state.show({ view })} />
        ))}
      {views.map((view) => (
        <ViewButton
          key={view.id}
          label={view.name}
          isShared={view.isShared}
          isShown={state.view === view.id}
          onShow={() => open(view)}
        />
      ))}
      <ViewButton label={t('views.bin')} isShown={state.view === 'bin'} onShow={() => state.show({ view: 'bin' })} />
      <span className={classes.grow} />
      {current === undefined ? null : (
        <ViewMenu
          view={current}
          onUpdate={() => void update.run(current)}
          onCopy={() => copy.run(current)}
          onMade={(id) => open({ ...current, id })}
          onRemoved={() => state.show({ view: 'all' })}
        />
      )}
      {isChanged ? (
        <SaveView
          onSave={(name) => save.run(name)}
          onSaved={(id) =>
            state.show({
              view: id,
              filter: spec.filter,
              order: spec.order,
              ...(spec.group === undefined ? {} : { group: spec.group }),
            })
          }
        />
      ) : null}
    </div>
  );
});

function specOf(state: ListState, layout: ColumnLayout): SavedView['spec'] {
  return {
    filter: state.groupsFilter,
    order: state.order,
    columns: [...layout.shown],
    widths: layout.widths,
    ...(state.group === undefined ? {} : { group: state.group }),
  };
}
