import { Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerritoryRule } from '../../src-shared/territories/territory.ts';
import { provinceName, provinces } from '../../src-shared/vietnam/provinces.ts';
import { useClient } from '../api/client.tsx';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { useGroups } from '../groups/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { ListCard } from '../ui/ListCard.tsx';

type Draft = Omit<TerritoryRule, 'id' | 'order'> & { readonly id: string | null };
const empty: Draft = {
  id: null,
  name: '',
  provinceCode: null,
  groupId: null,
  source: null,
  ownerId: null,
  teamId: null,
  isActive: true,
};

/** Whom new leads go to, by province, group and source; the first rule that fits decides. */
export function TerritoriesCard() {
  const { t } = useTranslation('territories');
  const client = useClient();
  const people = useTeam();
  const teams = useTeams();
  const { groups } = useGroups();
  const sources = useChoices('lead_source');
  const [draft, setDraft] = useState<Draft | null>(null);
  const answer = useQuery({
    queryKey: ['territories', 'list'],
    meta: { entities: ['territoryRules', 'users'] },
    queryFn: () => client.territories.list({}),
  }).data;
  const remove = useCommand((core, rule: TerritoryRule) => core.territories.delete({ id: rule.id }), {
    done: (_answer, rule) => t('removed', { name: rule.name }),
  });
  if (answer === undefined) return null;
  const { rules, mayChange } = answer;
  const wordsOf = (rule: TerritoryRule) => {
    const conditions = [
      rule.provinceCode === null ? null : (provinceName(rule.provinceCode) ?? rule.provinceCode),
      rule.groupId === null ? null : (groups.find(({ id }) => id === rule.groupId)?.name ?? ''),
      rule.source === null ? null : sources.wordFor(rule.source),
    ].filter((word) => word !== null);
    const receivers = [
      people.find(({ id }) => id === rule.ownerId)?.name,
      teams.find(({ id }) => id === rule.teamId)?.name,
    ].filter((word) => word !== undefined);
    return `${conditions.length === 0 ? t('everything') : conditions.join(' + ')} → ${receivers.join(', ')}`;
  };
  return (
    <ListCard
      title={t('title')}
      newLabel={t('new')}
      hint={t('hint')}
      lines={rules}
      nameOf={({ name }) => name}
      wordsOf={(rule) => [wordsOf(rule), rule.isActive ? null : t('inactive')]}
      mayChange={mayChange}
      onNew={() => setDraft(empty)}
      onEdit={setDraft}
      onRemove={(rule) => void remove.run(rule)}
    >
      {draft === null ? null : <RuleDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </ListCard>
  );
}

function RuleDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('territories');
  const people = useTeam();
  const teams = useTeams();
  const { groups } = useGroups();
  const sources = useChoices('lead_source');
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (core, { id, name, provinceCode, groupId, source, ownerId, teamId, isActive }: Draft) =>
      core.territories.save({
        name,
        provinceCode,
        groupId,
        source,
        ownerId,
        teamId,
        isActive,
        ...(id === null ? {} : { id }),
      }),
    { done: (_answer, { name }) => t('saved', { name }), isQuiet: true },
  );
  const isUnnamed = draft.name.trim() === '';
  const isForNobody = draft.ownerId === null && draft.teamId === null;
  async function run() {
    setIsTried(true);
    if (!isUnnamed && !isForNobody && (await save.run(draft)) !== null) onClose();
  }
  const choice = (
    field: 'provinceCode' | 'groupId' | 'source' | 'ownerId' | 'teamId',
    data: readonly { value: string; label: string }[],
    error: string | null = null,
  ) => (
    <Select
      label={t(`fields.${field}`)}
      data={[...data]}
      value={draft[field]}
      clearable
      searchable={data.length > 8}
      error={error}
      onChange={(value) => onChange({ ...draft, [field]: value })}
    />
  );
  return (
    <FormDrawer
      isOpen
      title={draft.id === null ? t('new') : t('editOne', { name: draft.name })}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        maxLength={120}
        value={draft.name}
        data-autofocus
        error={isTried && isUnnamed ? t('nameRequired') : null}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      {choice(
        'provinceCode',
        provinces.map(({ code, name }) => ({ value: code, label: name })),
      )}
      {choice('source', sources.options)}
      {choice(
        'groupId',
        groups.filter(({ rule }) => rule !== null).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice(
        'ownerId',
        people.map(({ id, name }) => ({ value: id, label: name })),
        isTried && isForNobody ? t('receiverRequired') : null,
      )}
      {teams.length === 0
        ? null
        : choice(
            'teamId',
            teams.map(({ id, name }) => ({ value: id, label: name })),
          )}
      <Switch
        label={t('isActive')}
        checked={draft.isActive}
        onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
      />
    </FormDrawer>
  );
}
