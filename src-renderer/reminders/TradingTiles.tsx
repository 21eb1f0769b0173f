import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerFilter } from '../../src-shared/customers/customer-list.ts';
import type { TradingState } from '../../src-shared/customers/states.ts';
import { useLanguage } from '../api/use-language.ts';
import { useStatus } from '../api/use-status.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './Reminders.module.css';

type Counts = Readonly<Record<TradingState, number>> & { readonly tradingLimitDays: number };

/** How many of one's customers still buy, have stopped, never bought; each opens its list. */
export function TradingTiles({ customers, onLeave }: { customers: Counts; onLeave: () => void }) {
  const { t } = useTranslation('reminders');
  const language = useLanguage();
  const navigate = useNavigate();
  const userId = useStatus()?.profile?.userId;
  function show(state: TradingState) {
    onLeave();
    const filter = {
      where: conditionOf(state, customers.tradingLimitDays),
      ...(userId === undefined ? {} : { ownerId: userId }),
    };
    void navigate({ to: '/customers', search: { filter } });
  }
  return (
    <div className={classes.tiles}>
      {(['trading', 'stopped', 'potential'] as const).map((state) => (
        <button key={state} type="button" className={classes.tile} onClick={() => show(state)}>
          <span className={`${classes.figure} fb-figures`}>{writeNumber(customers[state], language)}</span>
          <span className={classes.label}>{t(`trading.${state}`)}</span>
        </button>
      ))}
    </div>
  );
}

function conditionOf(state: TradingState, days: number): NonNullable<CustomerFilter['where']> {
  const field = 'lastTransactionOn' as const;
  if (state === 'potential') return { join: 'all', items: [{ field, op: 'empty' }] };
  if (state === 'trading') return { join: 'all', items: [{ field, op: 'within-last', value: days }] };
  // Longer ago holds for those who never bought too.
  return {
    join: 'all',
    items: [
      { field, op: 'longer-ago', value: days },
      { field, op: 'not-empty' },
    ],
  };
}
