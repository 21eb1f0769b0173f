import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Help.module.css';

/** One text and a button that sends it. What is typed survives a reload; a refusal stands at the text, which stays. */
export function WordsForm({
  name,
  draft,
  label,
  send,
  most,
  command,
  onClose,
  children,
}: {
  /** What the form is called, where its label does not say it. */
  name?: string;
  /** The key that the typing is kept under. */
  draft: string;
  label: string;
  send: string;
  most: number;
  command: Command<string, unknown>;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation('help');
  const { values, change, clear } = useDraft(draft, { text: '' });
  async function submit() {
    if (values.text.trim() === '' || (await command.run(values.text)) === null) return;
    clear();
    onClose();
  }
  return (
    <form
      className={classes.form}
      aria-label={name ?? label}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextArea
        label={label}
        autoFocus
        maxLength={most}
        value={values.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onSend={() => void submit()}
        error={command.failure}
      />
      {children}
      <div className={classes.buttons}>
        <Button type="submit" loading={command.isRunning} disabled={values.text.trim() === ''}>
          {send}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
