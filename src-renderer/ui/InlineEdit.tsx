import { NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { isComposing } from './composing.ts';
import classes from './FactList.module.css';
import { readDay, writeDay } from './formats.ts';
import { TextArea } from './TextArea.tsx';

export type InlineKind =
  | { readonly type: 'text' | 'textarea' | 'day'; readonly inputMode?: 'text' | 'tel' | 'email' | 'url' | 'numeric' }
  | {
      readonly type: 'choice';
      readonly choices: readonly { readonly value: string; readonly label: string }[];
      readonly isClearable?: boolean;
    };

/**
 * A value that becomes a field where it stands: click, Enter or F2 opens it, Enter saves, Esc leaves it as it was, leaving the
 * field saves what was typed. `onSave` answers null, or the sentence that says why it was refused; then the typing stays.
 */
export function InlineEdit({
  label,
  value,
  kind,
  shown,
  note,
  check,
  isReadOnly = false,
  onSave,
}: {
  label: string;
  value: string | null;
  kind: InlineKind;
  /** How the value is shown while it is not edited, where that is not the value itself. */
  shown?: ReactNode;
  /** Said under the value, such as a tax code that cannot be right. */
  note?: string | null;
  /** Said while typing; it warns and never forbids. */
  check?: (text: string) => string | null;
  isReadOnly?: boolean;
  onSave: (value: string | null) => Promise<string | null>;
}) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isSaving = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  const written = value === null ? '' : kind.type === 'day' ? writeDay(value) : value;

  function close() {
    setTyped(null);
    setRefusal(null);
    // The field is gone after this paint; the focus goes back to the value, so that the keyboard is not lost. Whoever is elsewhere already
    // stays there.
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body) opener.current?.focus();
    });
  }

  async function save(text: string, isLeaving = false) {
    if (isSaving.current) return;
    const clean = text.trim();
    if (clean === written.trim()) return isLeaving ? (setTyped(null), setRefusal(null)) : close();
    const next = clean === '' ? null : kind.type === 'day' ? readDay(clean) : clean;
    if (kind.type === 'day' && clean !== '' && next === null) return setRefusal(t('inline.badDay'));
    isSaving.current = true;
    const refused = await onSave(next).finally(() => {
      isSaving.current = false;
    });
    if (refused !== null) return setRefusal(refused);
    if (isLeaving) setTyped(null);
    else close();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent) || typed === null) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    const isEnter = event.key === 'Enter' && (kind.type !== 'textarea' || event.ctrlKey || event.metaKey);
    if (isEnter) {
      event.preventDefault();
      void save(typed);
    }
  }

  const isEmpty = value === null || value === '';
  if (isReadOnly) {
    return (
      <span className={classes.still}>
        {isEmpty ? '–' : (shown ?? written)}
        {note ? <span className={classes.note}>{note}</span> : null}
      </span>
    );
  }
  if (typed === null) {
    return (
      <span className={classes.editor}>
        <button
          ref={opener}
          type="button"
          className={`${classes.value} ${isEmpty ? classes.empty : ''}`}
          style={{ width: '100%' }}
          aria-label={`${t('inline.edit', { label })}${isEmpty ? '' : `: ${written}`}`}
          onClick={() => setTyped(written)}
          onKeyDown={(event) => {
            if (event.key === 'F2') setTyped(written);
          }}
        >
          {isEmpty ? t('inline.empty') : (shown ?? written)}
        </button>
        {note ? <span className={classes.note}>{note}</span> : null}
      </span>
    );
  }

  const warning = refusal === null ? (check?.(typed) ?? null) : null;
  const field = {
    'aria-label': label,
    autoFocus: true,
    value: typed,
    error: refusal,
    onKeyDown,
    onBlur: () => void save(typed, true),
  };
  return (
    <span className={classes.editor}>
      {kind.type === 'choice' ? (
        <NativeSelect
          {...field}
          data={[...(kind.isClearable === false ? [] : [{ value: '', label: '–' }]), ...kind.choices]}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            void save(event.currentTarget.value);
          }}
        />
      ) : kind.type === 'textarea' ? (
        <TextArea {...field} minRows={3} maxRows={14} onChange={(event) => setTyped(event.currentTarget.value)} />
      ) : (
        <TextInput
          {...field}
          inputMode={kind.inputMode ?? 'text'}
          placeholder={kind.type === 'day' ? 'dd/mm/yyyy' : ''}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {warning === null ? null : (
        <span className={classes.note} role="status">
          {warning}
        </span>
      )}
    </span>
  );
}
