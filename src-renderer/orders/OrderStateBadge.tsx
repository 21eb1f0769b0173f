import type { OrderBrief } from '../../src-shared/orders/orders.contract.ts';
import { useTranslation } from '../locales/words.tsx';
import { StateBadge, type Tone } from '../ui/StateBadge.tsx';

const tones: Readonly<Record<OrderBrief['state'], Tone>> = {
  draft: 'neutral',
  confirmed: 'info',
  done: 'good',
  cancelled: 'neutral',
};

/** The state, that it is late, and how much came where that is not what the state says. */
export function OrderStateBadge({ order }: { order: Pick<OrderBrief, 'state' | 'isLate' | 'delivered' | 'hasConflict'> }) {
  const { t } = useTranslation('orders');
  const { state, delivered } = order;
  const isSaid = delivered === 'none' || (delivered === 'all' && state === 'done');
  return (
    <>
      <StateBadge tone={tones[state]}>{t(`states.${state}`)}</StateBadge>
      {isSaid ? null : <StateBadge tone={delivered === 'all' ? 'good' : 'warn'}>{t(`delivered.${delivered}`)}</StateBadge>}
      {order.isLate ? <StateBadge tone="bad">{t('late')}</StateBadge> : null}
      {order.hasConflict ? <StateBadge tone="bad">{t('twoVersions')}</StateBadge> : null}
    </>
  );
}
