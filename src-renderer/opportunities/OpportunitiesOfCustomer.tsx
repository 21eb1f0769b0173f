import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OpportunityCard } from '../../src-shared/opportunities/opportunity-record.ts';
import { sentenceOf } from '../api/errors.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeDay, writeMoney } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import { newOpportunityDrawer } from './drawers.ts';
import classes from './OpportunityPage.module.css';
import { useOpportunitiesOf, useStages } from './use-opportunities.ts';

/** The opportunities of one customer: what is open, and what came of the others. */
export function OpportunitiesOfCustomer({
  customer,
  isReadOnly,
}: {
  customer: { id: string; name: string };
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const list = useOpportunitiesOf(customer.id);
  const all = list.data?.opportunities ?? [];
  const open = all.filter(({ kind }) => kind === 'open');
  const closed = all.filter(({ kind }) => kind !== 'open');
  const sum = open.reduce((total, { valueDong }) => total + (valueDong ?? 0), 0);
  return (
    <>
      <Card
        title={open.length === 0 ? t('openOnes') : t('openOnesSum', { count: open.length, amount: writeMoney(sum) })}
        isFlush
        aside={
          isReadOnly ? null : (
            <Button
              variant="subtle"
              leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              onClick={() => newOpportunityDrawer.open({ customer: { id: customer.id, name: customer.name } })}
            >
              {t('new')}
            </Button>
          )
        }
      >
        {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
        {list.isSuccess && open.length === 0 ? <p className={classes.none}>{t('noneOpen')}</p> : null}
        <Lines opportunities={open} />
      </Card>
      {closed.length === 0 ? null : (
        <Card title={t('closedOnes')} isFlush>
          <Lines opportunities={closed} />
        </Card>
      )}
    </>
  );
}

function Lines({ opportunities }: { opportunities: readonly OpportunityCard[] }) {
  const { t } = useTranslation('opportunities');
  const { nameOf } = useStages();
  const reasons = useChoices('lost_reason');
  const today = dayOf(useNow());
  return (
    <ul className={classes.lines}>
      {opportunities.map((one) => {
        const isLate = one.kind === 'open' && one.expectedCloseOn !== null && one.expectedCloseOn < today;
        const day = one.kind === 'open' ? one.expectedCloseOn : one.closedAt;
        return (
          <li key={one.id}>
            <span className={classes.grow}>
              <Link to="/opportunities/$id" params={{ id: one.id }} className={classes.link}>
                {one.title}
              </Link>{' '}
              <span className={classes.soft}>
                {[
                  one.ownerName,
                  one.lostReason === null ? null : reasons.wordFor(one.lostReason),
                  one.isStanding ? t('standingHint', { count: one.daysInStage }) : null,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </span>
            <StateBadge tone={one.kind === 'won' ? 'good' : one.kind === 'lost' ? 'bad' : 'info'}>
              {nameOf(one.stageId)}
            </StateBadge>
            <span className="fb-figures">{one.valueDong === null ? '–' : writeMoney(one.valueDong)}</span>
            <span className={isLate ? classes.late : classes.when}>{day === null ? '' : writeDay(day)}</span>
          </li>
        );
      })}
    </ul>
  );
}
