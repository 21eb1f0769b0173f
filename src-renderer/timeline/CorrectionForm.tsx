import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../src-shared/timeline/timeline-entry.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { DraftNotice } from '../ui/DraftNotice.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Timeline.module.css';

/** Where what is being typed about an entry is kept. */
export const correctionKey = (entryId: string): string => `correction.${entryId}`;

/** Says an entry anew, where it stands. Ctrl+Enter saves, Esc leaves it as it was. */
export function CorrectionForm({
  entry,
  hasFocus,
  onClose,
}: {
  entry: TimelineEntry;
  /** Opened by its button. One that a draft opens must not take the keys from what is being done. */
  hasFocus: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation(['timeline', 'ui']);
  const draft = useDraft(correctionKey(entry.id), {
    text: entry.text ?? '',
    withWhom: entry.withWhom ?? '',
    nextStep: entry.nextStep ?? '',
  });
  const { text, withWhom, nextStep } = draft.values;
  const wasFocused = useRef(false);
  const save = useCommand(
    (client, said: { text: string; withWhom: string; nextStep: string }) =>
      entry.kind === 'visit'
        ? client.visits.correct({
            resultId: entry.id,
            correction: { said: said.text, metWhom: said.withWhom, nextStep: said.nextStep },
          })
        : client.interactions.correct({ id: entry.id, correction: said }),
    { done: () => t('correctedDone'), isQuiet: true },
  );
  const isEmpty = text.trim() === '';
  async function submit() {
    if (!isEmpty && !save.isRunning && (await save.run({ text, withWhom, nextStep })) !== null) leave();
  }
  function leave() {
    draft.clear();
    onClose();
  }
  return (
    <form
      className={classes.correction}
      aria-label={t('correct')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    >
      <DraftNotice draft={draft} />
      <TextArea
        autoFocus={hasFocus}
        onFocus={(event) => {
          // A browser begins before the words: an entry that moved to the next page would go on there.
          if (!wasFocused.current) event.currentTarget.setSelectionRange(text.length, text.length);
          wasFocused.current = true;
        }}
        aria-label={t('correctText')}
        maxLength={20_000}
        value={text}
        onChange={(event) => draft.change({ text: event.currentTarget.value })}
        onSend={() => void submit()}
      />
      <div className={classes.correctionFoot}>
        <Autocomplete
          aria-label={t('withWhom')}
          placeholder={t('withWhom')}
          maxLength={300}
          value={withWhom}
          onChange={(name) => draft.change({ withWhom: name })}
        />
        <TextInput
          aria-label={t('nextStepLabel')}
          placeholder={t('nextStepLabel')}
          maxLength={2000}
          value={nextStep}
          onChange={(event) => draft.change({ nextStep: event.currentTarget.value })}
        />
        <Button variant="default" onClick={leave}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" disabled={isEmpty} loading={save.isRunning}>
          {t('saveCorrection')}
        </Button>
      </div>
      <p className={classes.who}>{t('correctHint')}</p>
      {save.failure === null ? null : (
        <p role="alert" className={classes.failure}>
          {t('ui:failed.notSaved')} {save.failure}
        </p>
      )}
    </form>
  );
}
