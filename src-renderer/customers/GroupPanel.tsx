import { useQuery } from '@tanstack/react-query';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { groupingFields } from '../../src-shared/customers/list-fields.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './GroupPanel.module.css';
import { groupsQuery } from './use-customers.ts';
import { useFieldWords } from './use-field-words.ts';
import type { ListState } from './use-list-state.ts';

/** Chooses what the list is grouped by. */
export function GroupSelect({ state }: { state: ListState }) {
  const { t } = useTranslation('customerLists');
  const { t: words } = useTranslation('customers');
  return (
    <Select
      w={170}
      aria-label={t('grouping.label')}
      placeholder={t('grouping.label')}
      data={groupingFields.map((field) => ({ value: field, label: words(`fields.${field}`) }))}
      value={state.group ?? null}
      clearable
      onChange={(value) => state.changeGroup(groupingFields.find((field) => field === value))}
    />
  );
}

/** The groups beside the list, the largest first, each with how many it has; one of them opens. */
export function GroupPanel({ state }: { state: ListState }) {
  const { t } = useTranslation('customerLists');
  const { t: words } = useTranslation('customers');
  const language = useLanguage();
  const client = useClient();
  const { valueOf } = useFieldWords();
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
    <div className={classes.panel} role="group" aria-label={t('grouping.panel', { field: words(`fields.${field}`) })}>
      {entry('all', found === undefined ? t('grouping.counting') : t('grouping.all'), found?.total, undefined)}
      {(found?.groups ?? []).map(({ value, count }) =>
        entry(`value ${value ?? ''}`, value === null ? t('grouping.without') : valueOf(field, value), count, value),
      )}
    </div>
  );
}
