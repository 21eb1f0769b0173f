import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stageKinds } from '../../src-shared/opportunities/stage.ts';
import type { StageInUse } from '../../src-shared/opportunities/stages.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { ListCard } from '../ui/ListCard.tsx';
import { NamedFormDrawer } from '../ui/NamedFormDrawer.tsx';
import { useStages } from './use-opportunities.ts';

type Draft = Omit<StageInUse, 'id' | 'order' | 'count'> & { readonly id: string | null };
const empty: Draft = { id: null, vi: '', en: '', kind: 'open', probabilityPercent: 50, rotAfterDays: 14, isActive: true };

/** The columns of the board: names, order, how likely each is won, when a card counts as standing still. */
export function StagesCard() {
  const { t } = useTranslation('opportunities');
  const { stages, mayChange, nameOf } = useStages();
  const [draft, setDraft] = useState<Draft | null>(null);
  const remove = useCommand((core, stage: StageInUse) => core.stages.delete({ id: stage.id }), {
    done: (_answer, stage) => t('stages.removed', { name: nameOf(stage.id) }),
  });
  const sort = useCommand((core, ids: readonly string[]) => core.stages.sort({ ids: [...ids] }), {
    done: () => t('stages.sorted'),
  });
  return (
    <ListCard
      title={t('stages.title')}
      newLabel={t('stages.new')}
      hint={mayChange ? t('stages.hint') : null}
      lines={stages}
      nameOf={({ id }) => nameOf(id)}
      wordsOf={(stage) => [
        t('stages.words', { kind: t(`stages.kinds.${stage.kind}`), percent: stage.probabilityPercent }),
        stage.rotAfterDays === null ? null : t('stages.rots', { count: stage.rotAfterDays }),
        stage.count === 0 ? null : t('stages.inUse', { count: stage.count }),
        stage.isActive ? null : t('stages.inactive'),
      ]}
      mayChange={mayChange}
      onNew={() => setDraft(empty)}
      onEdit={(stage) => setDraft(stage)}
      onRemove={(stage) => void remove.run(stage)}
      mayRemove={({ count }) => count === 0}
      onSort={(ids) => void sort.run(ids)}
    >
      {draft === null ? null : <StageDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </ListCard>
  );
}

function StageDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('opportunities');
  // What it was called when it was opened: the title stays while a new name is typed.
  const [name] = useState(draft.vi);
  const save = useCommand(
    (core, { id, vi, en, kind, probabilityPercent, rotAfterDays, isActive }: Draft) =>
      core.stages.save({
        ...{ vi, en: en.trim() === '' ? vi : en, kind, probabilityPercent, rotAfterDays, isActive },
        ...(id === null ? {} : { id }),
      }),
    { done: (_answer, { vi }) => t('stages.saved', { name: vi }), isQuiet: true },
  );
  const change = (next: Partial<Draft>) => onChange({ ...draft, ...next });
  return (
    <NamedFormDrawer
      title={draft.id === null ? t('stages.new') : t('stages.editOne', { name })}
      name={{
        label: t('stages.fields.vi'),
        value: draft.vi,
        maxLength: 80,
        missing: t('stages.nameRequired'),
        problem: save.fields['vi'],
        onChange: (vi) => change({ vi }),
      }}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => save.run(draft)}
      onClose={onClose}
    >
      {() => (
        <>
          <TextInput
            label={t('stages.fields.en')}
            maxLength={80}
            value={draft.en}
            onChange={(event) => change({ en: event.currentTarget.value })}
          />
          <Select
            label={t('stages.fields.kind')}
            data={stageKinds.map((value) => ({ value, label: t(`stages.kinds.${value}`) }))}
            value={draft.kind}
            allowDeselect={false}
            disabled={draft.id !== null}
            onChange={(value) => change({ kind: stageKinds.find((kind) => kind === value) ?? 'open' })}
          />
          <NumberInput
            label={t('stages.fields.percent')}
            min={0}
            max={100}
            allowDecimal={false}
            value={draft.probabilityPercent}
            onChange={(value) => change({ probabilityPercent: typeof value === 'number' ? value : 0 })}
          />
          <NumberInput
            label={t('stages.fields.rot')}
            min={1}
            max={3650}
            allowDecimal={false}
            value={draft.rotAfterDays ?? ''}
            onChange={(value) => change({ rotAfterDays: typeof value === 'number' ? value : null })}
          />
          <Switch
            label={t('stages.fields.isActive')}
            checked={draft.isActive}
            error={save.fields['isActive'] ?? null}
            onChange={(event) => change({ isActive: event.currentTarget.checked })}
          />
        </>
      )}
    </NamedFormDrawer>
  );
}
