import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { readDay, writeDay } from '../ui/formats.ts';
import { TextArea } from '../ui/TextArea.tsx';
import type { ChangeGroup, Value } from './change-fields.ts';
import { inOrder, shownFields } from './change-fields.ts';
import { readInstant, writeInstant } from './instants.ts';
import classes from './Sync.module.css';
import { useChangeWords } from './use-change-words.ts';
import type { EditKind } from './use-edit-kinds.ts';
import { useEditKinds } from './use-edit-kinds.ts';
import { useResendGroup } from './use-resend-group.ts';

/** What is typed for one field; a day and an instant are kept as they are typed until they are sent. */
type Typed = string | boolean;

/** The values of a refused action, each in a field of its kind; saving sends them to the office again. */
export function EditRefusedDrawer({ group, onClose }: { group: ChangeGroup; onClose: () => void }) {
  const { t } = useTranslation('office');
  const words = useChangeWords();
  const kindOf = useEditKinds();
  const { resend, isRunning } = useResendGroup(group, { isQuiet: true });
  const [failure, setFailure] = useState<string | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const changes = inOrder(group).filter((change) => shownFields(change.patch).length > 0);
  const entries = changes.flatMap((change) =>
    shownFields(change.patch).map((field) => {
      const value = change.patch[field] ?? null;
      return { change, field, value, key: `${change.opNo}.${field}`, kind: kindOf(change.entity, field, value) };
    }),
  );
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>(() =>
    Object.fromEntries(entries.map(({ key, kind, value }) => [key, writeValue(kind, value)])),
  );

  async function save() {
    const found: Record<string, string> = {};
    const edits: Record<number, Record<string, Value>> = {};
    for (const { change, field, key, kind, value } of entries) {
      const entered = typed[key] ?? '';
      if (entered === writeValue(kind, value)) continue;
      const read = readValue(kind, entered);
      if (read === undefined) found[key] = t(kind.type === 'instant' ? 'edit.badInstant' : 'edit.badDay');
      else edits[change.opNo] = { ...edits[change.opNo], [field]: read };
    }
    setProblems(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    // A change is sent with all its values, edited or not: the office gets one whole sentence.
    const whole = Object.fromEntries(
      changes.flatMap((change) => {
        const edit = edits[change.opNo];
        return edit === undefined ? [] : [[change.opNo, { ...change.patch, ...edit }]];
      }),
    );
    const outcome = await resend(whole);
    if (outcome.isDone) return onClose();
    setFailure(outcome.sentence);
    const blamed = entries.filter(({ field }) => outcome.fields[field] !== undefined);
    setProblems(Object.fromEntries(blamed.map(({ key, field }) => [key, outcome.fields[field] ?? ''])));
  }

  return (
    <FormDrawer
      isOpen
      title={t('edit.title')}
      saveLabel={t('edit.save')}
      isSaving={isRunning}
      failure={failure}
      notice={
        <p className={classes.reason}>
          <span>{words.refusalOf(group.main)}</span>
        </p>
      }
      onSave={() => void save()}
      onClose={onClose}
    >
      {changes.map((change) => (
        <fieldset key={change.opNo} className={classes.fieldset}>
          <legend>{t('edit.about', { did: words.didOf(change), title: change.title })}</legend>
          {entries
            .filter((entry) => entry.change === change)
            .map(({ field, key, kind }) => (
              <ValueField
                key={key}
                label={words.fieldOf(change.entity, field)}
                kind={kind}
                value={typed[key] ?? ''}
                error={problems[key]}
                isFirst={change === group.main && field === (change.refusal?.field ?? shownFields(change.patch)[0])}
                onChange={(value) => setTyped({ ...typed, [key]: value })}
              />
            ))}
        </fieldset>
      ))}
    </FormDrawer>
  );
}

function ValueField({
  label,
  kind,
  value,
  error,
  isFirst,
  onChange,
}: {
  label: string;
  kind: EditKind;
  value: Typed;
  error: string | undefined;
  isFirst: boolean;
  onChange: (value: Typed) => void;
}) {
  const text = typeof value === 'string' ? value : '';
  const field = { label, error, ...(isFirst ? { 'data-autofocus': true } : {}) };
  switch (kind.type) {
    case 'flag':
      return <Switch label={label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'choice':
      return (
        <Select
          {...field}
          // A value that is no choice any more stays visible: it is what the person had chosen.
          data={[
            ...(text === '' || kind.choices.some((choice) => choice.value === text) ? [] : [{ value: text, label: text }]),
            ...kind.choices,
          ]}
          value={text === '' ? null : text}
          searchable={kind.choices.length > 8}
          clearable={kind.isClearable !== false}
          allowDeselect={kind.isClearable !== false}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    case 'textarea':
      return <TextArea {...field} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    default:
      return (
        <TextInput
          {...field}
          value={text}
          placeholder={kind.type === 'day' ? 'dd/mm/yyyy' : kind.type === 'instant' ? 'dd/mm/yyyy hh:mm' : ''}
          inputMode={kind.type === 'text' ? (kind.inputMode ?? 'text') : kind.type === 'number' ? 'numeric' : 'text'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

function writeValue(kind: EditKind, value: Value): Typed {
  if (kind.type === 'flag') return value === true;
  if (value === null) return '';
  const text = String(value);
  return kind.type === 'day' ? writeDay(text) : kind.type === 'instant' ? writeInstant(text) : text;
}

/** The value that was meant; undefined where the typing makes none of this kind. */
function readValue(kind: EditKind, typed: Typed): Value | undefined {
  if (typeof typed === 'boolean') return typed;
  const text = typed.trim();
  if (text === '') return null;
  switch (kind.type) {
    case 'day':
      return readDay(text) ?? undefined;
    case 'instant':
      return readInstant(text) ?? undefined;
    case 'number':
      return /^\d+$/.test(text) ? Number(text) : undefined;
    default:
      return text;
  }
}
