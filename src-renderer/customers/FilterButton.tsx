import { Button, Select } from '@mantine/core';
import { memo, useState } from 'react';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useTranslation } from '../locales/words.tsx';
import type { CustomerFilter } from '../../src-shared/customers/customer-list.ts';
import { customerKinds, customerRatings, lifecycles } from '../../src-shared/customers/customer.ts';
import { provinces } from '../../src-shared/vietnam/provinces.ts';
import { useChoices } from '../api/use-choices.ts';
import { useTeam } from '../api/use-team.ts';
import { useGroups } from '../groups/index.ts';
import { writeDay } from '../ui/formats.ts';
import { LaterPopover } from '../ui/later.tsx';
import classes from './CustomerList.module.css';
import { countOf } from './filter-draft.ts';
import { ConsentFilter } from './ConsentFilter.tsx';
import { KeptFilter } from './KeptFilter.tsx';
import { FilterBuilder } from './FilterBuilder.tsx';
import { useFieldWords } from './use-field-words.ts';
import type { ListState } from './use-list-state.ts';

type ChoiceField = 'lifecycle' | 'rating' | 'kind' | 'ownerId' | 'provinceCode' | 'source' | 'groupId';

/** The choices of every filter, in the language of the screens. */
function useFilterChoices(): readonly {
  field: ChoiceField;
  label: string;
  options: readonly { value: string; label: string }[];
}[] {
  const { t } = useTranslation('customers');
  const team = useTeam();
  const sources = useChoices('lead_source');
  const { t: groupWords } = useTranslation('groups');
  const { groups } = useGroups();
  return [
    {
      field: 'lifecycle',
      label: t('fields.lifecycle'),
      options: lifecycles.map((value) => ({ value, label: t(`lifecycle.${value}`) })),
    },
    { field: 'rating', label: t('fields.rating'), options: customerRatings.map((value) => ({ value, label: value })) },
    { field: 'ownerId', label: t('fields.ownerId'), options: team.map(({ id, name }) => ({ value: id, label: name })) },
    {
      field: 'provinceCode',
      label: t('fields.provinceCode'),
      options: provinces.map(({ code, name }) => ({ value: code, label: name })),
    },
    { field: 'source', label: t('fields.source'), options: sources.options },
    ...(groups.length === 0
      ? []
      : [
          {
            field: 'groupId' as const,
            label: groupWords('filter'),
            options: groups.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]),
    { field: 'kind', label: t('fields.kind'), options: customerKinds.map((value) => ({ value, label: t(`kind.${value}`) })) },
  ];
}

export const FilterButton = memo(function FilterButton({ state }: { state: ListState }) {
  const { t } = useTranslation('customers');
  const [isBuilding, setIsBuilding] = useState(false);
  return (
    <>
      <LaterPopover
        label={t('filter')}
        position="bottom-start"
        button={(opener) => (
          <Button {...opener} variant="default" leftSection={<IconFilter size={15} stroke={1.75} aria-hidden />}>
            {t('filter')}
          </Button>
        )}
      >
        {(close) => (
          <Choices
            state={state}
            onBuild={() => {
              close();
              setIsBuilding(true);
            }}
          />
        )}
      </LaterPopover>
      <FilterBuilder
        tree={state.own.where}
        isOpen={isBuilding}
        onApply={(where) => state.changeFilter({ where })}
        onClose={() => setIsBuilding(false)}
      />
    </>
  );
});

function Choices({ state, onBuild }: { state: ListState; onBuild: () => void }) {
  const { t } = useTranslation('customers');
  const { t: lists } = useTranslation('customerLists');
  const choices = useFilterChoices();
  return (
    <div className={classes.filters}>
      {choices.map(({ field, label, options }) => (
        <Select
          key={field}
          label={label}
          placeholder={t('filterAny')}
          data={[...options]}
          value={state.own[field] ?? null}
          searchable={options.length > 8}
          clearable
          comboboxProps={{ withinPortal: false }}
          // The options come from the lists that the contract names, so a chosen value is one of the filter's own.
          onChange={(value) => state.changeFilter({ [field]: value ?? undefined } as Partial<CustomerFilter>)}
        />
      ))}
      <ConsentFilter state={state} />
      <KeptFilter state={state} />
      <Button variant="subtle" onClick={onBuild}>
        {lists('builder.open')}
      </Button>
    </div>
  );
}

/** What is filtered by, each with a way to take it off. */
export const FilterChips = memo(function FilterChips({ state }: { state: ListState }) {
  const { t } = useTranslation('customers');
  const choices = useFilterChoices();
  const chosen = choices.flatMap(({ field, label, options }) => {
    const value = state.own[field];
    if (value === undefined) return [];
    const word = options.find((option) => option.value === value)?.label ?? value;
    return [{ field, label: `${label}: ${word}` }];
  });
  const { t: lists } = useTranslation('customerLists');
  const since = state.own.notVisitedSince;
  const { where, valued } = state.own;
  const { nameOf, valueOf } = useFieldWords();
  const { t: persons } = useTranslation('persons');
  const purposes = useChoices('consent_purpose');
  const { consent, keptWithin } = state.own;
  const consentChip = (asked: NonNullable<CustomerFilter['consent']>) =>
    persons('filter.chip', { purpose: purposes.wordFor(asked.purpose), channel: persons(`channel.${asked.channel}`) });
  const chips = [
    ...chosen,
    ...(consent === undefined ? [] : [{ field: 'consent' as const, label: consentChip(consent) }]),
    ...(keptWithin === undefined
      ? []
      : [
          {
            field: 'keptWithin' as const,
            label: lists('kept.chip', { kind: lists(`kept.kinds.${keptWithin.what}`), count: keptWithin.days }),
          },
        ]),
    ...(since === undefined
      ? []
      : [{ field: 'notVisitedSince' as const, label: t('filterNotVisited', { day: writeDay(since) }) }]),
    ...(valued === undefined
      ? []
      : [
          {
            field: 'valued' as const,
            label: `${nameOf(valued.by)}: ${valued.value === null ? lists('grouping.without') : valueOf(valued.by, valued.value)}`,
          },
        ]),
    ...(where === undefined ? [] : [{ field: 'where' as const, label: lists('builder.chip', { count: countOf(where) }) }]),
  ];
  return (
    <>
      {chips.map(({ field, label }) => (
        <button
          key={field}
          type="button"
          className={classes.chip}
          aria-label={t('filterRemove', { label })}
          onClick={() => state.changeFilter({ [field]: undefined })}
        >
          {label}
          <IconX size={13} aria-hidden />
        </button>
      ))}
      {chips.length > 1 ? (
        <Button variant="subtle" onClick={state.clearFilter}>
          {t('filterClear')}
        </Button>
      ) : null}
    </>
  );
});
