import { ActionIcon, Button, Select, Switch, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { checklistSubjects } from '../../src-shared/checklists/checklist.ts';
import type { Checklist } from '../../src-shared/checklists/checklists.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { isComposing } from '../ui/composing.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { ListCard } from '../ui/ListCard.tsx';
import classes from './Checklists.module.css';
import { useChecklists } from './use-checklists.ts';

interface DraftStep {
  /** Of the form; a step that is stored has a key too. */
  readonly id: number;
  readonly key?: string;
  readonly vi: string;
  readonly en: string;
  readonly hint: string | null;
}
interface Draft {
  readonly id: string | null;
  readonly name: string;
  readonly subject: Checklist['subject'];
  readonly steps: readonly DraftStep[];
  readonly isActive: boolean;
}

/** The written processes of the office: administrators write them, put the steps in order and put them away. */
export function ChecklistsCard() {
  const { t } = useTranslation('checklists');
  const { data } = useChecklists();
  const [draft, setDraft] = useState<Draft | null>(null);
  const remove = useCommand((core, list: Checklist) => core.checklists.delete({ id: list.id }), {
    done: (_answer, list) => t('removed', { name: list.name }),
  });
  if (data === undefined) return null;
  const { checklists, mayChange } = data;
  const edit = (list: Checklist) => setDraft({ ...list, steps: list.steps.map((step, id) => ({ ...step, id })) });
  return (
    <ListCard
      title={t('title')}
      newLabel={t('new')}
      hint={checklists.length > 0 ? null : t(mayChange ? 'noneYet' : 'noneMade')}
      lines={checklists}
      nameOf={({ name }) => name}
      wordsOf={({ subject, steps, isActive }) => [
        t(`subjects.${subject}`),
        t('steps', { count: steps.length }),
        isActive ? null : t('inactive'),
      ]}
      mayChange={mayChange}
      onNew={() =>
        setDraft({ id: null, name: '', subject: 'selling', steps: [{ id: 0, vi: '', en: '', hint: null }], isActive: true })
      }
      onEdit={edit}
      onRemove={(list) => void remove.run(list)}
    >
      {draft === null ? null : <ChecklistDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </ListCard>
  );
}

function ChecklistDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('checklists');
  const [isTried, setIsTried] = useState(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const nextId = useRef(draft.steps.length + 1);
  const written = draft.steps.filter(({ vi }) => vi.trim() !== '');
  const save = useCommand(
    (core, { id, name, subject, isActive }: Draft) =>
      core.checklists.save({
        ...{ name, subject, isActive },
        steps: written.map(({ key, vi, en, hint }) => ({
          ...{ vi, en: en.trim() === '' ? vi : en, hint },
          ...(key === undefined ? {} : { key }),
        })),
        ...(id === null ? {} : { id }),
      }),
    { done: (_answer, { name }) => t('saved', { name }), isQuiet: true },
  );
  const isUnnamed = draft.name.trim() === '';
  async function run() {
    setIsTried(true);
    if (!isUnnamed && written.length > 0 && (await save.run(draft)) !== null) onClose();
  }
  const put = (steps: readonly DraftStep[]) => onChange({ ...draft, steps });
  const change = (id: number, next: Partial<DraftStep>) =>
    put(draft.steps.map((step) => (step.id === id ? { ...step, ...next } : step)));
  function move(from: number, to: number) {
    if (to < 0 || to >= draft.steps.length) return;
    const steps = [...draft.steps];
    const [one] = steps.splice(from, 1);
    if (one === undefined) return;
    steps.splice(to, 0, one);
    put(steps);
  }
  function add(after: number) {
    const step: DraftStep = { id: nextId.current, vi: '', en: '', hint: null };
    nextId.current += 1;
    put([...draft.steps.slice(0, after + 1), step, ...draft.steps.slice(after + 1)]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-step="${step.id}"] input`)?.focus());
  }
  function onKeyDown(event: KeyboardEvent, at: number) {
    if (isComposing(event.nativeEvent)) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(at, event.key === 'ArrowUp' ? at - 1 : at + 1);
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      add(at);
    }
  }
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
        placeholder={t('example')}
        maxLength={120}
        value={draft.name}
        data-autofocus
        error={isTried && isUnnamed ? t('nameRequired') : null}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <Select
        label={t('subject')}
        data={checklistSubjects.map((value) => ({ value, label: t(`subjects.${value}`) }))}
        value={draft.subject}
        allowDeselect={false}
        onChange={(value) => onChange({ ...draft, subject: checklistSubjects.find((one) => one === value) ?? 'selling' })}
      />
      <div ref={list} role="group" aria-label={t('stepsTitle')}>
        <p className={classes.hint}>{t('stepsHint')}</p>
        {draft.steps.map((step, at) => {
          const name = step.vi.trim() === '' ? t('stepNumber', { number: at + 1 }) : step.vi;
          return (
            <div
              key={step.id}
              data-step={step.id}
              className={classes.step}
              data-over={over === at || undefined}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(at);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) move(dragged, at);
                setDragged(null);
                setOver(null);
              }}
            >
              <span
                className={classes.handle}
                draggable
                title={t('drag')}
                onDragStart={() => setDragged(at)}
                onDragEnd={() => {
                  setDragged(null);
                  setOver(null);
                }}
              >
                <IconGripVertical size={15} aria-hidden />
              </span>
              <TextInput
                aria-label={t('stepVi', { number: at + 1 })}
                placeholder={t('stepHintVi')}
                maxLength={200}
                value={step.vi}
                onChange={(event) => change(step.id, { vi: event.currentTarget.value })}
                onKeyDown={(event) => onKeyDown(event, at)}
              />
              <TextInput
                aria-label={t('stepEn', { number: at + 1 })}
                placeholder={t('stepHintEn')}
                maxLength={200}
                value={step.en}
                onChange={(event) => change(step.id, { en: event.currentTarget.value })}
                onKeyDown={(event) => onKeyDown(event, at)}
              />
              <span className={classes.buttons}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={at === 0}
                  aria-label={t('up', { name })}
                  onClick={() => move(at, at - 1)}
                >
                  <IconArrowUp size={15} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={at === draft.steps.length - 1}
                  aria-label={t('down', { name })}
                  onClick={() => move(at, at + 1)}
                >
                  <IconArrowDown size={15} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={draft.steps.length === 1}
                  aria-label={t('without', { name })}
                  onClick={() => put(draft.steps.filter(({ id }) => id !== step.id))}
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              </span>
            </div>
          );
        })}
        {isTried && written.length === 0 ? <p role="alert">{t('stepRequired')}</p> : null}
        <Button variant="subtle" onClick={() => add(draft.steps.length - 1)}>
          {t('addStep')}
        </Button>
      </div>
      <Switch
        label={t('isActive')}
        checked={draft.isActive}
        onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
      />
    </FormDrawer>
  );
}
