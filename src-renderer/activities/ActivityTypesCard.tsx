import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nextAssignees } from '../../src-shared/activities/activity-type.ts';
import type { ActivityType } from '../../src-shared/activities/activities.contract.ts';
import { interactionKinds } from '../../src-shared/interactions/interaction.ts';
import { useCommand } from '../api/use-command.ts';
import { useTeam } from '../api/use-team.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { ListCard } from '../ui/ListCard.tsx';
import { useActivityTypes } from './use-activity-types.ts';

type Draft = Omit<ActivityType, 'id' | 'order'> & { readonly id: string | null };
const empty: Draft = {
  id: null,
  vi: '',
  en: '',
  kind: 'call',
  nextTypeId: null,
  nextAfterDays: null,
  nextAssignee: null,
  nextAssigneeId: null,
  escalateAfterDays: null,
  note: null,
  isActive: true,
};

/** The office's own kinds of activity: what follows when one is done, and when an overdue one goes to the manager. */
export function ActivityTypesCard() {
  const { t } = useTranslation('activities');
  const { types, mayChange, nameOf } = useActivityTypes();
  const team = useTeam();
  const [draft, setDraft] = useState<Draft | null>(null);
  const remove = useCommand((core, type: ActivityType) => core.activityTypes.delete({ id: type.id }), {
    done: (_answer, type) => t('removed', { name: nameOf(type.id) ?? type.vi }),
  });
  const sort = useCommand((core, ids: readonly string[]) => core.activityTypes.sort({ ids: [...ids] }), {
    done: () => t('sorted'),
  });
  const wordsOf = (type: ActivityType) => [
    t(`kinds.${type.kind}`),
    type.nextTypeId === null
      ? null
      : t('follows', {
          name: nameOf(type.nextTypeId) ?? '',
          count: type.nextAfterDays ?? 1,
          who:
            type.nextAssignee === 'person'
              ? (team.find(({ id }) => id === type.nextAssigneeId)?.name ?? t('assignee.person'))
              : t(`assignee.${type.nextAssignee ?? 'same'}`).toLowerCase(),
        }),
    type.escalateAfterDays === null ? null : t('escalates', { count: type.escalateAfterDays }),
    type.isActive ? null : t('inactive'),
  ];
  return (
    <ListCard
      title={t('title')}
      newLabel={t('new')}
      hint={types.length > 0 ? null : t(mayChange ? 'noneYet' : 'noneMade')}
      lines={types}
      nameOf={({ id, vi }) => nameOf(id) ?? vi}
      wordsOf={wordsOf}
      mayChange={mayChange}
      onNew={() => setDraft(empty)}
      onEdit={setDraft}
      onRemove={(type) => void remove.run(type)}
      onSort={(ids) => void sort.run(ids)}
    >
      {draft === null ? null : <TypeDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </ListCard>
  );
}

function TypeDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('activities');
  const { choicesFor } = useActivityTypes();
  const team = useTeam();
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (core, { id, ...values }: Draft) => {
      const { vi, en, kind, nextTypeId, nextAfterDays, nextAssignee, nextAssigneeId, escalateAfterDays, note, isActive } = values;
      return core.activityTypes.save({
        ...{ vi, kind, nextTypeId, escalateAfterDays, note, isActive },
        en: en.trim() === '' ? vi : en,
        ...(nextTypeId === null ? {} : { nextAfterDays: nextAfterDays ?? 1, nextAssignee: nextAssignee ?? 'same' }),
        ...(nextTypeId !== null && nextAssignee === 'person' ? { nextAssigneeId } : {}),
        ...(id === null ? {} : { id }),
      });
    },
    { done: (_answer, { vi }) => t('saved', { name: vi }), isQuiet: true },
  );
  const isUnnamed = draft.vi.trim() === '';
  async function run() {
    setIsTried(true);
    if (!isUnnamed && (await save.run(draft)) !== null) onClose();
  }
  const change = (next: Partial<Draft>) => onChange({ ...draft, ...next });
  const days = (value: number | string) => (typeof value === 'number' ? value : null);
  return (
    <FormDrawer
      isOpen
      title={draft.id === null ? t('new') : t('editOne', { name: draft.vi })}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <TextInput
        label={t('fields.vi')}
        placeholder={t('example')}
        maxLength={80}
        value={draft.vi}
        data-autofocus
        error={isTried && isUnnamed ? t('nameRequired') : (save.fields['vi'] ?? null)}
        onChange={(event) => change({ vi: event.currentTarget.value })}
      />
      <TextInput
        label={t('fields.en')}
        maxLength={80}
        value={draft.en}
        onChange={(event) => change({ en: event.currentTarget.value })}
      />
      <Select
        label={t('fields.kind')}
        data={interactionKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={draft.kind}
        allowDeselect={false}
        onChange={(value) => change({ kind: interactionKinds.find((kind) => kind === value) ?? 'call' })}
      />
      <Select
        label={t('fields.nextTypeId')}
        placeholder={t('nothing')}
        data={choicesFor(draft.nextTypeId)}
        value={draft.nextTypeId}
        clearable
        error={save.fields['nextTypeId'] ?? null}
        onChange={(nextTypeId) => change({ nextTypeId })}
      />
      {draft.nextTypeId === null ? null : (
        <>
          <NumberInput
            label={t('fields.nextAfterDays')}
            min={0}
            max={3650}
            allowDecimal={false}
            value={draft.nextAfterDays ?? 1}
            onChange={(value) => change({ nextAfterDays: days(value) })}
          />
          <Select
            label={t('fields.nextAssignee')}
            data={nextAssignees.map((value) => ({ value, label: t(`assignee.${value}`) }))}
            value={draft.nextAssignee ?? 'same'}
            allowDeselect={false}
            onChange={(value) => change({ nextAssignee: nextAssignees.find((one) => one === value) ?? 'same' })}
          />
          {draft.nextAssignee === 'person' ? (
            <Select
              label={t('fields.nextAssigneeId')}
              data={team.map(({ id, name }) => ({ value: id, label: name }))}
              value={draft.nextAssigneeId}
              searchable
              error={save.fields['nextAssigneeId'] ?? null}
              onChange={(nextAssigneeId) => change({ nextAssigneeId })}
            />
          ) : null}
        </>
      )}
      <NumberInput
        label={t('fields.escalateAfterDays')}
        description={t('escalateHint')}
        min={0}
        max={365}
        allowDecimal={false}
        value={draft.escalateAfterDays ?? ''}
        onChange={(value) => change({ escalateAfterDays: days(value) })}
      />
      <Switch
        label={t('isActive')}
        checked={draft.isActive}
        onChange={(event) => change({ isActive: event.currentTarget.checked })}
      />
    </FormDrawer>
  );
}
