import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useChoices } from '../api/use-choices.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { SearchBox } from '../ui/SearchBox.tsx';
import classes from './Opportunities.module.css';
import type { OpportunitySearch } from './opportunity-search.ts';
import { useStages } from './use-opportunities.ts';

/** What narrows the board and the list. */
export function OpportunityTools({
  search,
  onChange,
}: {
  search: OpportunitySearch;
  onChange: (next: Partial<OpportunitySearch>) => void;
}) {
  const { t } = useTranslation('opportunities');
  const client = useClient();
  const people = useTeam();
  const teams = useTeams();
  const { stages, nameOf } = useStages();
  const { options, wordFor } = useChoices('tag');
  const used = useQuery({
    queryKey: ['opportunities', 'tags'],
    meta: { entities: ['taggings', 'opportunities', 'status'] },
    queryFn: () => client.opportunities.tags({}),
  }).data?.tags;
  const tags = [...new Set([...options.map(({ value }) => value), ...(used ?? []).map(({ tag }) => tag)])];
  const isList = search.view === 'list';
  const clear = (label: string) => ({ 'aria-label': t('clear', { label }) });
  const select = (
    label: string,
    data: readonly { value: string; label: string }[],
    value: string | undefined,
    change: (value: string | null) => void,
    width = 150,
  ) => (
    <Select
      size="xs"
      w={width}
      aria-label={label}
      placeholder={label}
      data={[...data]}
      value={value ?? null}
      clearable
      searchable={data.length > 8}
      clearButtonProps={clear(label)}
      onChange={change}
    />
  );
  return (
    <div className={classes.tools} role="group" aria-label={t('filters')}>
      <SearchBox
        label={t('search')}
        value={search.text ?? ''}
        width={200}
        onSearch={(text) => onChange({ text: text.trim() === '' ? undefined : text })}
      />
      {people.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={t('whose')}
          value={search.who ?? 'all'}
          onChange={(who) => onChange({ who: who === 'mine' || who === 'team' ? who : undefined })}
          data={(['all', 'mine', 'team'] as const).map((value) => ({ value, label: t(`who.${value}`) }))}
        />
      ) : null}
      {people.length > 1
        ? select(
            t('fields.ownerId'),
            people.map(({ id, name }) => ({ value: id, label: name })),
            search.owner,
            (owner) => onChange({ owner: owner ?? undefined }),
            144,
          )
        : null}
      {teams.length > 0
        ? select(
            t('fields.teamId'),
            teams.map(({ id, name }) => ({ value: id, label: name })),
            search.team,
            (team) => onChange({ team: team ?? undefined }),
            110,
          )
        : null}
      {select(
        t('fields.tags'),
        tags.map((tag) => ({ value: tag, label: wordFor(tag) })),
        search.tag,
        (tag) => onChange({ tag: tag ?? undefined }),
        110,
      )}
      {select(
        t('fields.expectedCloseOn'),
        (['late', 'month', 'next', 'quarter'] as const).map((value) => ({ value, label: t(`close.${value}`) })),
        search.close,
        (close) => onChange({ close: (['late', 'month', 'next', 'quarter'] as const).find((one) => one === close) }),
        148,
      )}
      {isList
        ? select(
            t('fields.stageId'),
            stages.map(({ id }) => ({ value: id, label: nameOf(id) })),
            search.stage,
            (stage) => onChange({ stage: stage ?? undefined }),
            130,
          )
        : null}
      <button
        type="button"
        className={classes.toggle}
        aria-pressed={search.standing === true}
        onClick={() => onChange({ standing: search.standing === true ? undefined : true })}
      >
        {t('onlyStanding')}
      </button>
    </div>
  );
}
