import { ActionIcon, Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nextAssignees } from '../../src-shared/activities/activity-type.ts';
import type { ActivityType } from '../../src-shared/activities/activities.contract.ts';
import { interactionKinds } from '../../src-shared/interactions/interaction.ts';
import { useCommand } from '../api/use-command.ts';
import { useTeam } from '../api/use-team.ts';
import { Card } from '../ui/Card.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import classes from './Activities.module.css';
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
  const move = (at: number, by: number) => {
    const ids = types.map(({ id }) => id);
    const [one] = ids.splice(at, 1);
    if (one === undefined) return;
    ids.splice(at + by, 0, one);
    void sort.run(ids);
  };
  const wordsOf = (type: ActivityType) =>
    [
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
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <Card
      title={t('title')}
      aside={
        mayChange ? (
          <Button variant="subtle" onClick={() => setDraft(empty)}>
            {t('new')}
          </Button>
        ) : null
      }
    >
      {types.length === 0 ? <p className={classes.hint}>{t(mayChange ? 'noneYet' : 'noneMade')}</p> : null}
      {types.map((type, at) => {
        const name = nameOf(type.id) ?? type.vi;
        return (
          <div key={type.id} className={classes.row}>
            <span className={classes.grow}>
              {name} <span className={classes.soft}>{wordsOf(type)}</span>
            </span>
            {mayChange ? (
              <>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={at === 0}
                  aria-label={t('up', { name })}
                  onClick={() => move(at, -1)}
                >
                  <IconArrowUp size={15} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={at === types.length - 1}
                  aria-label={t('down', { name })}
                  onClick={() => move(at, 1)}
                >
                  <IconArrowDown size={15} aria-hidden />
                </ActionIcon>
                <Button variant="subtle" aria-label={t('editOne', { name })} onClick={() => setDraft(type)}>
                  {t('edit')}
                </Button>
                <Button variant="subtle" aria-label={t('removeOne', { name })} onClick={() => void remove.run(type)}>
                  {t('remove')}
                </Button>
              </>
            ) : null}
          </div>
        );
      })}
      {draft === null ? null : <TypeDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </Card>
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
