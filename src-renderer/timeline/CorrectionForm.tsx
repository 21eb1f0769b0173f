import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../src-shared/timeline/timeline-entry.ts';
import { useCommand } from '../api/use-command.ts';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Timeline.module.css';

/** Says an entry anew, where it stands. Ctrl+Enter saves, Esc leaves it as it was. */
export function CorrectionForm({ entry, onClose }: { entry: TimelineEntry; onClose: () => void }) {
  const { t } = useTranslation(['timeline', 'ui']);
  const [text, setText] = useState(entry.text ?? '');
  const [withWhom, setWithWhom] = useState(entry.withWhom ?? '');
  const [nextStep, setNextStep] = useState(entry.nextStep ?? '');
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
    if (!isEmpty && !save.isRunning && (await save.run({ text, withWhom, nextStep })) !== null) onClose();
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
        onClose();
      }}
    >
      <TextArea
        autoFocus
        aria-label={t('correctText')}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onSend={() => void submit()}
      />
      <div className={classes.correctionFoot}>
        <Autocomplete
          aria-label={t('withWhom')}
          placeholder={t('withWhom')}
          maxLength={300}
          value={withWhom}
          onChange={setWithWhom}
        />
        <TextInput
          aria-label={t('nextStepLabel')}
          placeholder={t('nextStepLabel')}
          maxLength={2000}
          value={nextStep}
          onChange={(event) => setNextStep(event.currentTarget.value)}
        />
        <Button variant="default" onClick={onClose}>
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
