import { useQuery } from '@tanstack/react-query';
import { Select } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { type GroupingField, groupingFields, isGroupingField, ownListFieldOf } from '../../src-shared/customers/list-fields.ts';
import { useClient } from '../api/client.tsx';
import { useFieldsOf } from '../custom-fields/index.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './GroupPanel.module.css';
import { groupsQuery } from './use-customers.ts';
import { useFieldWords } from './use-field-words.ts';
import type { ListState } from './use-list-state.ts';

/** Chooses what the list is grouped by. */
export const GroupSelect = memo(function GroupSelect({
  group,
  onGroup,
}: {
  group: GroupingField | undefined;
  onGroup: (group: GroupingField | undefined) => void;
}) {
  const { t } = useTranslation('customerLists');
  const { nameOf } = useFieldWords();
  const own = useFieldsOf('customers')
    .filter(({ type }) => type === 'list')
    .map(ownListFieldOf);
  // One that is out of use stays while the list is grouped by it.
  const fields = [...new Set([...groupingFields, ...own, ...(group === undefined ? [] : [group])])];
  return (
    <Select
      w={170}
      aria-label={t('grouping.label')}
      placeholder={t('grouping.label')}
      data={fields.map((field) => ({ value: field, label: nameOf(field) }))}
      value={group ?? null}
      clearable
      onChange={(value) => onGroup(value !== null && isGroupingField(value) ? value : undefined)}
    />
  );
});

/** The groups beside the list, the largest first, each with how many it has; one of them opens. */
export const GroupPanel = memo(function GroupPanel({ state }: { state: ListState }) {
  const { t } = useTranslation('customerLists');
  const language = useLanguage();
  const client = useClient();
  const { nameOf, valueOf } = useFieldWords();
  const field = state.group ?? 'ownerId';
  const found = useQuery({ ...groupsQuery(client, state.groupsFilter, field), enabled: state.group !== undefined }).data;
  if (state.group === undefined) return null;
  const most = Math.max(1, ...(found?.groups ?? []).map(({ count }) => count));
  const entry = (key: string, label: string, count: number | undefined, value: string | null | undefined) => (
    <button
      key={key}
      type="button"
      className={classes.entry}
      aria-pressed={state.opened === value}
      onClick={() => state.openGroup(value)}
    >
      <span className={classes.label}>{label}</span>
      <span className={classes.count}>{count === undefined ? '' : writeNumber(count, language)}</span>
      {value === undefined ? null : (
        <span className={classes.track} aria-hidden>
          <span className={classes.bar} style={{ width: `${(100 * (count ?? 0)) / most}%` }} />
        </span>
      )}
    </button>
  );
  return (
    <div className={classes.panel} role="group" aria-label={t('grouping.panel', { field: nameOf(field) })}>
      {entry('all', found === undefined ? t('grouping.counting') : t('grouping.all'), found?.total, undefined)}
      {(found?.groups ?? []).map(({ value, count }) =>
        entry(`value ${value ?? ''}`, value === null ? t('grouping.without') : valueOf(field, value), count, value),
      )}
    </div>
  );
});
