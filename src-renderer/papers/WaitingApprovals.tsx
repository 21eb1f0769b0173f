import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingApproval } from '../../src-shared/approvals/approvals.contract.ts';
import { Card } from '../ui/Card.tsx';
import { writeMoney } from '../ui/formats.ts';
import { DecideDrawer } from './ApprovalPanel.tsx';
import classes from './Papers.module.css';
import { writePercent } from './percents.ts';
import { useWaitingApprovals } from './use-papers.ts';

/** Quotes that wait for this person's word; no card where none does. */
export function WaitingApprovals() {
  const { t } = useTranslation('papers');
  const approvals = useWaitingApprovals()?.approvals ?? [];
  const [open, setOpen] = useState<WaitingApproval | null>(null);
  if (approvals.length === 0 && open === null) return null;
  return (
    <Card title={t('waiting.title')} aside={t('waiting.count', { count: approvals.length })}>
      {approvals.map((one) => (
        <div key={one.id} className={classes.step}>
          <span className={classes.grow}>
            <strong>{one.quoteNumber}</strong> {one.customerName ?? one.title} · {writeMoney(one.totalDong)} ·{' '}
            {t('waiting.discount', { percent: writePercent(one.discountBasisPoints) })}
            <span className={classes.soft}> {[one.askedByName, one.reason].filter((part) => part !== null).join(': ')}</span>
          </span>
          <Button variant="default" aria-label={t('waiting.decideOne', { name: one.quoteNumber })} onClick={() => setOpen(one)}>
            {t('approval.decide')}
          </Button>
        </div>
      ))}
      {open === null ? null : <DecideDrawer id={open.id} quoteId={open.quoteId} onClose={() => setOpen(null)} />}
    </Card>
  );
}
