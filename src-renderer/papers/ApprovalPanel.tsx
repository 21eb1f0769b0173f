import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { writeDayTime, writeMoney } from '../ui/formats.ts';
import { showUndoToast } from '../ui/toasts.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Papers.module.css';
import { writePercent } from './percents.ts';
import { useApprovals } from './use-papers.ts';

/** Whose word a quote needs, what they said, and what can be done about it; nothing where nobody's is needed. */
export function ApprovalPanel({
  quoteId,
  state,
  beforeAsking,
}: {
  quoteId: string;
  state: string;
  beforeAsking?: () => Promise<boolean>;
}) {
  const { t } = useTranslation('papers');
  const data = useApprovals(quoteId);
  const [open, setOpen] = useState<'ask' | 'decide' | null>(null);
  const withdraw = useCommand((core, id: string) => core.approvals.withdraw({ quoteId: id }));
  if (data === undefined || !data.isNeeded) return null;
  const mine = data.steps.find(({ mayDecide }) => mayDecide);
  const isOpen = state === 'draft' || state === 'waiting';
  // Approved, or asked about, as another owner's or team's: then it is asked anew.
  const mayAsk = (isOpen || state === 'approved') && !data.isLetOut && !data.isWaiting;
  return (
    <Card title={t('approval.title')} aside={data.isLetOut ? t('approval.letOut') : t('approval.notLetOut')}>
      {data.steps.map((step) => (
        <div key={step.step} className={classes.step}>
          <strong>{step.approverName ?? t('rules.someone')}</strong>
          <span className={classes.soft}>{step.ruleName}</span>
          <span>{t(`approval.states.${step.state}`)}</span>
          <span className={classes.soft}>
            {[step.decidedAt === null ? null : writeDayTime(step.decidedAt), step.decidedByName, step.decisionNote ?? step.reason]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </div>
      ))}
      <div className={classes.buttons}>
        {mayAsk ? <Button onClick={() => setOpen('ask')}>{t('approval.ask')}</Button> : null}
        {isOpen && mine !== undefined ? <Button onClick={() => setOpen('decide')}>{t('approval.decide')}</Button> : null}
        {isOpen && data.isWaiting ? (
          <Button variant="default" loading={withdraw.isRunning} onClick={() => void withdraw.run(quoteId)}>
            {t('approval.withdraw')}
          </Button>
        ) : null}
      </div>
      {open === 'ask' ? (
        <AskDrawer quoteId={quoteId} onClose={() => setOpen(null)} {...(beforeAsking === undefined ? {} : { beforeAsking })} />
      ) : null}
      {open === 'decide' && mine?.id != null ? (
        <DecideDrawer id={mine.id} quoteId={quoteId} onClose={() => setOpen(null)} />
      ) : null}
    </Card>
  );
}

function AskDrawer({
  quoteId,
  beforeAsking,
  onClose,
}: {
  quoteId: string;
  beforeAsking?: () => Promise<boolean>;
  onClose: () => void;
}) {
  const { t } = useTranslation('papers');
  const [reason, setReason] = useState('');
  const ask = useCommand((core, why: string) => core.approvals.ask({ quoteId, reason: why === '' ? null : why }), {
    isQuiet: true,
  });
  return (
    <FormDrawer
      isOpen
      title={t('approval.ask')}
      saveLabel={t('approval.ask')}
      failure={ask.failure}
      isSaving={ask.isRunning}
      onClose={onClose}
      onSave={async () => {
        if (beforeAsking !== undefined && !(await beforeAsking())) return;
        if ((await ask.run(reason)) === null) return;
        showUndoToast({ id: 'approval', message: t('approval.asked') });
        onClose();
      }}
    >
      <TextArea
        label={t('approval.reason')}
        data-autofocus
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDrawer>
  );
}

/** The decision with what it is about: the sum, the discount, and the margin where this laptop knows it. */
export function DecideDrawer({ id, quoteId, onClose }: { id: string; quoteId: string; onClose: () => void }) {
  const { t } = useTranslation('papers');
  const data = useApprovals(quoteId);
  const [note, setNote] = useState('');
  const decide = useCommand(
    (core, state: 'approved' | 'refused') => core.approvals.decide({ id, state, note: note === '' ? null : note }),
    { isQuiet: true },
  );
  async function run(state: 'approved' | 'refused') {
    if ((await decide.run(state)) === null) return;
    showUndoToast({ id: 'approval', message: t(`approval.done.${state}`) });
    onClose();
  }
  const content = data?.content ?? null;
  const reason = data?.steps.find((step) => step.id === id)?.reason ?? null;
  return (
    <FormDrawer
      isOpen
      title={t('approval.decide')}
      saveLabel={t('approval.approve')}
      failure={decide.failure}
      isSaving={decide.isRunning}
      onClose={onClose}
      onSave={() => void run('approved')}
    >
      {content === null || data === undefined ? null : (
        <dl className={classes.facts}>
          <dt>{t('approval.customer')}</dt>
          <dd>{content.toName}</dd>
          <dt>{t('approval.total')}</dt>
          <dd>{writeMoney(content.totals.totalDong)}</dd>
          <dt>{t('approval.discount')}</dt>
          <dd>{writePercent(data.discountBasisPoints)}</dd>
          {data.marginDong === null ? null : (
            <>
              <dt>{t('approval.margin')}</dt>
              <dd>{writeMoney(data.marginDong)}</dd>
            </>
          )}
          {reason === null ? null : (
            <>
              <dt>{t('approval.reason')}</dt>
              <dd>{reason}</dd>
            </>
          )}
        </dl>
      )}
      <TextArea
        label={t('approval.note')}
        data-autofocus
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <Button variant="default" color="red" loading={decide.isRunning} onClick={() => void run('refused')}>
          {t('approval.refuse')}
        </Button>
      </div>
    </FormDrawer>
  );
}
