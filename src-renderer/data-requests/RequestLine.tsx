import { Button, NumberInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataRequest } from '../../src-shared/data-requests/data-requests.contract.ts';
import { nextDue } from '../../src-shared/data-requests/due-dates.ts';
import { erasedText } from '../../src-shared/erasures/redact.ts';
import { useCommand } from '../api/use-command.ts';
import { dayOf, writeDay } from '../ui/formats.ts';
import { useOfficeDays } from '../holidays/index.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './DataRequests.module.css';

type Step = 'extend' | 'done' | 'refused';
const tones = { late: 'bad', today: 'warn', soon: 'warn', later: 'neutral', done: 'neutral' } as const;

/** One request: who asked what, by when what is due, and the steps that are left. */
export function RequestLine({ request, withPerson }: { request: DataRequest; withPerson: boolean }) {
  const { t } = useTranslation(['dataRequests', 'persons']);
  const today = dayOf(useNow());
  const [step, setStep] = useState<Step | null>(null);
  const answer = useCommand((client, id: string) => client.dataRequests.answer({ id }), { done: () => t('changed') });
  const { what, by, urgency } = nextDue(request, today, useOfficeDays());
  const isOpen = request.state === 'open';
  const nameOf = (name: string) => (name === erasedText ? t('persons:erasedName') : name);
  const customer = nameOf(request.customerName);
  return (
    <li className={classes.request}>
      {withPerson ? (
        <Link to="/customers/$id" params={{ id: request.customerId }} className={classes.person}>
          {request.contactName === null ? customer : t('person', { person: nameOf(request.contactName), customer })}
        </Link>
      ) : null}
      <div className={classes.head}>
        <strong>{t(`kind.${request.kind}`)}</strong>
        {isOpen ? null : (
          <StateBadge tone={request.state === 'done' ? 'good' : 'neutral'}>{t(`state.${request.state}`)}</StateBadge>
        )}
        {isOpen && urgency !== 'later' && urgency !== 'done' ? <StateBadge tone={tones[urgency]}>{t(urgency)}</StateBadge> : null}
        {isOpen ? <span>{t(what === 'answer' ? 'answerBy' : 'doneBy', { day: writeDay(by) })}</span> : null}
      </div>
      <div className={classes.quiet}>
        {[
          request.via === null
            ? t('received', { day: writeDay(request.receivedOn) })
            : t('receivedVia', { day: writeDay(request.receivedOn), via: request.via }),
          request.answeredOn === null ? null : t('answered', { day: writeDay(request.answeredOn) }),
          isOpen && what === 'answer' ? t('doneBy', { day: writeDay(request.doneBy) }) : null,
          request.extendedOn === null
            ? null
            : t('extended', { count: request.extendedDays ?? 0, reason: request.extendedReason ?? '' }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </div>
      {request.words === null ? null : <div className={classes.text}>{request.words}</div>}
      {request.outcome === null ? null : <div className={classes.text}>{request.outcome}</div>}
      {isOpen && step === null ? (
        <div className={classes.buttons}>
          {request.answeredOn === null ? (
            <Button variant="default" loading={answer.isRunning} onClick={() => void answer.run(request.id)}>
              {t('answer')}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => setStep('done')}>
            {t('done')}
          </Button>
          {request.extendedOn === null ? (
            <Button variant="subtle" onClick={() => setStep('extend')}>
              {t('extend')}
            </Button>
          ) : null}
          <Button variant="subtle" onClick={() => setStep('refused')}>
            {t('refuse')}
          </Button>
        </div>
      ) : null}
      {isOpen && step !== null ? <StepForm id={request.id} step={step} onClose={() => setStep(null)} /> : null}
    </li>
  );
}

function StepForm({ id, step, onClose }: { id: string; step: Step; onClose: () => void }) {
  const { t } = useTranslation('dataRequests');
  const [words, setWords] = useState('');
  const [days, setDays] = useState<number | string>(15);
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (client, text: string) =>
      step === 'extend'
        ? client.dataRequests.extend({ id, days: Number(days), reason: text })
        : client.dataRequests.close({ id, state: step, outcome: text }),
    { done: () => t('changed'), isQuiet: true },
  );
  async function submit() {
    setIsTried(true);
    if (words.trim() !== '' && (await save.run(words)) !== null) onClose();
  }
  return (
    <form
      className={classes.form}
      aria-label={t(step === 'refused' ? 'refuse' : step)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {step === 'extend' ? <NumberInput label={t('fields.days')} min={1} max={15} value={days} onChange={setDays} /> : null}
      <TextArea
        label={t(step === 'extend' ? 'fields.reason' : 'fields.outcome')}
        autoFocus
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onSend={() => void submit()}
        error={isTried && words.trim() === '' ? t('outcomeRequired') : save.failure}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isRunning}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
