import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { readDay, writeDay } from '../ui/formats.ts';
import { TextArea } from '../ui/TextArea.tsx';
import type { PendingChange } from '../../src-shared/office/office.contract.ts';
import type { Value } from './change-fields.ts';
import { typedFields } from './change-fields.ts';
import { readInstant, writeInstant } from './instants.ts';
import classes from './Sync.module.css';
import { readTyped, writeTyped } from './typed-numbers.ts';
import { useChangeWords } from './use-change-words.ts';
import type { EditKind } from './use-edit-kinds.ts';
import { useEditKinds } from './use-edit-kinds.ts';
import { useResend } from './use-resend.ts';

/** What is typed for one field; a day and an instant are kept as they are typed until they are sent. */
type Typed = string | boolean;

/** The values of a refused change, each in a field of its kind; saving sends them to the office again. */
export function EditRefusedDrawer({ change, onClose }: { change: PendingChange; onClose: () => void }) {
  const { t } = useTranslation('office');
  const words = useChangeWords();
  const language = useLanguage();
  const kindOf = useEditKinds();
  const { resend, isRunning } = useResend({ isQuiet: true });
  const [failure, setFailure] = useState<string | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const fields = typedFields(change);
  const entries = fields.map((field) => {
    const value = change.patch[field] ?? null;
    return { field, value, kind: kindOf(change.entity, field, value) };
  });
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>(() =>
    Object.fromEntries(entries.map(({ field, kind, value }) => [field, writeValue(kind, value, language)])),
  );
  const first = change.refusal?.field ?? fields[0];

  async function save() {
    const found: Record<string, string> = {};
    const patch: Record<string, Value> = {};
    for (const { field, kind, value } of entries) {
      const entered = typed[field] ?? '';
      const isUntouched = entered === writeValue(kind, value, language);
      const read = isUntouched ? value : readValue(kind, entered, language);
      if (read === undefined) found[field] = t(badOf[kind.type] ?? 'edit.badDay');
      else patch[field] = read;
    }
    setProblems(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    const outcome = await resend(change, patch);
    if (outcome.isDone) return onClose();
    setFailure(outcome.sentence);
    setProblems(outcome.fields);
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
          <span>{words.refusalOf(change)}</span>
        </p>
      }
      onSave={() => void save()}
      onClose={onClose}
    >
      <fieldset className={classes.fieldset}>
        <legend>{t('edit.about', { did: words.didOf(change), title: change.title })}</legend>
        {entries.map(({ field, kind }) => (
          <ValueField
            key={field}
            label={words.fieldOf(change, field)}
            kind={kind}
            value={typed[field] ?? ''}
            error={problems[field]}
            isFirst={field === first}
            onChange={(value) => setTyped({ ...typed, [field]: value })}
          />
        ))}
      </fieldset>
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
          inputMode={kind.type === 'text' ? (kind.inputMode ?? 'text') : 'text'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** What is wrong with typing that makes no value of its kind. */
const badOf: Partial<Record<EditKind['type'], 'edit.badInstant' | 'edit.badNumber'>> = {
  instant: 'edit.badInstant',
  number: 'edit.badNumber',
};

function writeValue(kind: EditKind, value: Value, language: string): Typed {
  if (kind.type === 'flag') return value === true;
  if (value === null) return '';
  const text = String(value);
  if (kind.type === 'number' && typeof value === 'number') return writeTyped(kind.counts, value, language);
  return kind.type === 'day' ? writeDay(text) : kind.type === 'instant' ? writeInstant(text) : text;
}

/** The value that was meant; undefined where the typing makes none of this kind. */
function readValue(kind: EditKind, typed: Typed, language: string): Value | undefined {
  if (typeof typed === 'boolean') return typed;
  const text = typed.trim();
  if (text === '') return null;
  switch (kind.type) {
    case 'day':
      return readDay(text) ?? undefined;
    case 'instant':
      return readInstant(text) ?? undefined;
    case 'number':
      return readTyped(kind.counts, text, language) ?? undefined;
    default:
      return text;
  }
}
