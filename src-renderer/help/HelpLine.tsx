import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpRequest } from '../../src-shared/help/help.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { dayOf, writeDayTime, writeShortDay } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './Help.module.css';
import { WordsForm } from './WordsForm.tsx';

/** One request: what is asked, by whom, and the answer; whoever asked takes it back, others answer, a plan only whoever leads. */
export function HelpLine({
  request,
  isReadOnly,
  withCustomer = false,
}: {
  request: HelpRequest;
  isReadOnly: boolean;
  withCustomer?: boolean;
}) {
  const { t } = useTranslation('help');
  const today = dayOf(useNow());
  const [isAnswering, setIsAnswering] = useState(false);
  const withdraw = useCommand((client, id: string) => client.help.withdraw({ id }), { done: () => t('withdrawn') });
  // Of a plan the hour matters too: how long the manager took to answer.
  const day = (at: string) => (request.kind === 'plan' ? writeDayTime(at) : writeShortDay(at, today));
  const isOpen = request.state === 'open';
  return (
    <li className={classes.request}>
      {withCustomer ? (
        <Link to="/customers/$id" params={{ id: request.customerId }} className={classes.customer}>
          {request.customerName}
        </Link>
      ) : null}
      <div className={classes.head}>
        {request.kind === 'plan' ? <StateBadge tone="info">{t('planBadge')}</StateBadge> : null}
        <StateBadge tone={isOpen ? 'warn' : 'neutral'}>{t(`state.${request.state}`)}</StateBadge>
        <span className={classes.who}>{t('askedBy', { name: request.askedBy ?? t('someone'), day: day(request.askedAt) })}</span>
      </div>
      <div className={classes.text}>{request.text}</div>
      {request.answer === null || request.answeredAt === null ? null : (
        <blockquote className={classes.answer}>
          {request.answer}
          {request.action === null ? null : <div className={classes.action}>{t('action', { text: request.action })}</div>}
          <footer className={classes.who}>
            {t('askedBy', { name: request.answeredBy ?? t('someone'), day: day(request.answeredAt) })}
          </footer>
        </blockquote>
      )}
      {isOpen && !request.mayAnswer ? <div className={classes.who}>{t('waitsForLeader')}</div> : null}
      {!isOpen || isReadOnly || isAnswering ? null : (
        <div className={classes.buttons}>
          {request.mayAnswer ? (
            <Button variant="default" onClick={() => setIsAnswering(true)}>
              {t('answer')}
            </Button>
          ) : null}
          {request.isMine ? (
            <Button variant="subtle" loading={withdraw.isRunning} onClick={() => void withdraw.run(request.id)}>
              {t('withdraw')}
            </Button>
          ) : null}
        </div>
      )}
      {isAnswering && isOpen ? <AnswerForm request={request} onClose={() => setIsAnswering(false)} /> : null}
    </li>
  );
}

function AnswerForm({ request, onClose }: { request: HelpRequest; onClose: () => void }) {
  const { t } = useTranslation('help');
  const { values, change, clear } = useDraft(`help.action.${request.id}`, { action: '' });
  const answer = useCommand(
    (client, text: string) => client.help.answer({ id: request.id, answer: text, action: values.action }),
    {
      done: () => {
        clear();
        return t('answered');
      },
      isQuiet: true,
    },
  );
  return (
    <WordsForm
      name={t('answerOf', { name: request.askedBy ?? t('someone') })}
      draft={`help.answer.${request.id}`}
      label={t('answerLabel')}
      send={t('sendAnswer')}
      most={5000}
      command={answer}
      onClose={onClose}
    >
      {request.kind === 'plan' ? (
        <TextInput
          label={t('actionLabel')}
          placeholder={t('actionHint')}
          maxLength={2000}
          value={values.action}
          onChange={(event) => change({ action: event.currentTarget.value })}
        />
      ) : null}
    </WordsForm>
  );
}
