import { useTranslation } from '../locales/words.tsx';
import type { TradingState } from '../../src-shared/customers/states.ts';
import type { Tone } from '../ui/StateBadge.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';

const tones: Readonly<Record<TradingState, Tone>> = { trading: 'good', stopped: 'warn', potential: 'neutral' };

/** Whether the customer buys now, has stopped, or never bought. */
export function TradingBadge({ state }: { state: TradingState }) {
  const { t } = useTranslation('customers');
  return <StateBadge tone={tones[state]}>{t(`standing.${state}`)}</StateBadge>;
}
