import type { QuoteBrief } from '../../src-shared/quotes/quotes.contract.ts';
import { useTranslation } from '../locales/words.tsx';
import { StateBadge, type Tone } from '../ui/StateBadge.tsx';

const tones: Readonly<Record<QuoteBrief['state'], Tone>> = {
  draft: 'neutral',
  waiting: 'warn',
  approved: 'info',
  sent: 'info',
  accepted: 'good',
  declined: 'bad',
  cancelled: 'neutral',
};

export function QuoteStateBadge({ quote }: { quote: Pick<QuoteBrief, 'state' | 'isExpired' | 'hasConflict'> }) {
  const { t } = useTranslation('quotes');
  return (
    <>
      <StateBadge tone={quote.isExpired ? 'warn' : tones[quote.state]}>
        {t(quote.isExpired ? 'expired' : `states.${quote.state}`)}
      </StateBadge>
      {quote.hasConflict ? <StateBadge tone="bad">{t('twoVersions')}</StateBadge> : null}
    </>
  );
}
