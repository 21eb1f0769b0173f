import { useTranslation } from '../locales/words.tsx';
import type { Customer } from '../../src-shared/customers/customer.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import type { Tone } from '../ui/StateBadge.tsx';

const tones: Readonly<Record<Customer['lifecycle'], Tone>> = { target: 'neutral', lead: 'info', account: 'good' };

/** How far a customer has come: target, lead or account. */
export function StageBadge({ lifecycle }: { lifecycle: Customer['lifecycle'] }) {
  const { t } = useTranslation('customers');
  return <StateBadge tone={tones[lifecycle]}>{t(`lifecycle.${lifecycle}`)}</StateBadge>;
}
