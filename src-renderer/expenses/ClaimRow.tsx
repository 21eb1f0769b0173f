import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Expense } from '../../src-shared/expenses/expenses.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { isComposing } from '../ui/composing.ts';
import { writeDayTime, writeMoney, writeShortDay } from '../ui/formats.ts';
import { StateBadge, type Tone } from '../ui/StateBadge.tsx';
import { expenseDrawer } from './expense-drawer.ts';
import classes from './Expenses.module.css';

export const toneOfClaim: Readonly<Record<Expense['state'], Tone>> = {
  draft: 'neutral',
  sent: 'info',
  approved: 'good',
  refused: 'bad',
};

/** One claim, with what may be done to it now. */
export function ClaimRow({ claim, today, withOwner }: { claim: Expense; today: string; withOwner: boolean }) {
  const { t } = useTranslation('expenses');
  const [isRefusing, setIsRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const amount = writeMoney(claim.amountDong);
  const name = t('named', { kind: t(`kinds.${claim.kind}`), amount });
  const send = useCommand((client, id: string) => client.expenses.send({ ids: [id] }), { done: () => t('sent', { count: 1 }) });
  const takeBack = useCommand((client, id: string) => client.expenses.takeBack({ ids: [id] }), { done: () => t('takenBack') });
  const remove = useCommand((client, id: string) => client.expenses.delete({ ids: [id] }), { done: () => t('removed') });
  const decide = useCommand(
    (client, input: { state: 'approved' | 'refused' | 'sent'; note: string | null }) =>
      client.expenses.decide({ ids: [claim.id], ...input }),
    { done: (_done, { state }) => (state === 'sent' ? t('undecided') : t(state, { count: 1 })) },
  );
  async function refuse() {
    const done = await decide.run({ state: 'refused', note: reason.trim() === '' ? null : reason });
    if (done !== null) setIsRefusing(false);
  }
  const what = [withOwner ? claim.ownerName : null, claim.customerName, claim.note].filter((part) => part !== null);
  const decision =
    claim.decidedAt === null
      ? null
      : [claim.decidedByName, writeDayTime(claim.decidedAt), claim.decisionNote].filter((part) => part !== null).join(' · ');
  return (
    <tr>
      <td className="fb-figures">{writeShortDay(claim.spentOn, today)}</td>
      <td>{t(`kinds.${claim.kind}`)}</td>
      <td className={classes.words}>
        {what.length === 0 ? '–' : what.join(' · ')}
        {claim.receipts === 0 ? null : <span className={classes.soft}> · {t('receipts', { count: claim.receipts })}</span>}
        {decision === null ? null : <div className={classes.soft}>{decision}</div>}
        {isRefusing ? (
          <div className={classes.reason}>
            <TextInput
              className={classes.grow ?? ''}
              label={t('reason')}
              value={reason}
              maxLength={2000}
              autoFocus
              onChange={(event) => setReason(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (isComposing(event.nativeEvent)) return;
                if (event.key === 'Enter') void refuse();
                if (event.key === 'Escape') setIsRefusing(false);
              }}
            />
            <Button color="red" loading={decide.isRunning} onClick={() => void refuse()}>
              {t('refuseNow')}
            </Button>
          </div>
        ) : null}
      </td>
      <td>
        <StateBadge tone={toneOfClaim[claim.state]} withDot={claim.state === 'approved'}>
          {t(`states.${claim.state}`)}
        </StateBadge>
      </td>
      <td className={classes.number}>{amount}</td>
      <td>
        <div className={classes.acts}>
          {claim.isMine && claim.state === 'draft' ? (
            <>
              <Act label={t('change')} name={name} onClick={() => expenseDrawer.open({ claim })} />
              <Act label={t('send')} name={name} onClick={() => void send.run(claim.id)} />
              <Act label={t('remove')} name={name} onClick={() => void remove.run(claim.id)} />
            </>
          ) : null}
          {claim.isMine && (claim.state === 'sent' || claim.state === 'refused') ? (
            <Act label={t('takeBack')} name={name} onClick={() => void takeBack.run(claim.id)} />
          ) : null}
          {claim.mayDecide && claim.state === 'sent' ? (
            <>
              <Act label={t('approve')} name={name} onClick={() => void decide.run({ state: 'approved', note: null })} />
              <Act label={t('refuse')} name={name} onClick={() => setIsRefusing(!isRefusing)} />
            </>
          ) : null}
          {claim.mayDecide && (claim.state === 'approved' || claim.state === 'refused') ? (
            <Act label={t('undecide')} name={name} onClick={() => void decide.run({ state: 'sent', note: null })} />
          ) : null}
        </div>
      </td>
    </tr>
  );
}

function Act({ label, name, onClick }: { label: string; name: string; onClick: () => void }) {
  return (
    <Button variant="subtle" size="compact-sm" aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </Button>
  );
}
