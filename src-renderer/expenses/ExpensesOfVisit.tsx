import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { writeMoney } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { toneOfClaim } from './ClaimRow.tsx';
import { expenseDrawer } from './expense-drawer.ts';
import classes from './Expenses.module.css';
import { useExpenses } from './use-expenses.ts';

/** What was paid on a visit, and a way to add more. */
export function ExpensesOfVisit({
  visit,
  onOpen,
}: {
  visit: { readonly id: string; readonly customerId: string; readonly customerName: string; readonly day: string };
  /** What stands in front goes away before the form opens. */
  onOpen: () => void;
}) {
  const { t } = useTranslation('expenses');
  const claims = useExpenses({ from: '2000-01-01', to: '2999-12-31', whose: 'all', visitId: visit.id }).data?.expenses ?? [];
  return (
    <Card
      title={t('title')}
      aside={
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            onOpen();
            expenseDrawer.open({ visit });
          }}
        >
          {t('new')}
        </Button>
      }
    >
      {claims.length === 0 ? (
        <span className={classes.soft}>{t('noneOfVisit')}</span>
      ) : (
        <ul className={classes.lines}>
          {claims.map((claim) => (
            <li key={claim.id}>
              <span className={classes.grow}>
                {[t(`kinds.${claim.kind}`), claim.note].filter((part) => part !== null).join(' · ')}
              </span>
              <StateBadge tone={toneOfClaim[claim.state]}>{t(`states.${claim.state}`)}</StateBadge>
              <span className="fb-figures">{writeMoney(claim.amountDong)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
