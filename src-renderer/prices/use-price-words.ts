import { useTranslation } from 'react-i18next';
import { formatShare } from '../../src-shared/lib/percent.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDay } from '../ui/formats.ts';

interface Targeted {
  readonly customerId?: string | null;
  readonly customerGroupId: string | null;
  readonly customerName?: string | null;
  readonly customerGroupName: string | null;
  readonly productId?: string | null;
  readonly productGroupId: string | null;
  readonly productName?: string | null;
  readonly productGroupName: string | null;
}

/** For whom, of what and when, in words. */
export function usePriceWords() {
  const { t } = useTranslation('prices');
  const language = useLanguage();
  return {
    share: (basisPoints: number) => formatShare(basisPoints, language),
    who: (row: Targeted) => {
      if ((row.customerId ?? null) !== null) return row.customerName ?? t('words.otherCustomer');
      if (row.customerGroupId !== null) return row.customerGroupName ?? t('words.gone');
      return t('words.everybody');
    },
    what: (row: Targeted) => {
      if ((row.productId ?? null) !== null) return row.productName ?? t('words.gone');
      if (row.productGroupId !== null) return row.productGroupName ?? t('words.gone');
      return t('words.everything');
    },
    span: ({ fromOn, toOn }: { fromOn: string | null; toOn: string | null }) => {
      if (fromOn === null) return toOn === null ? t('words.always') : t('words.until', { day: writeDay(toOn) });
      return toOn === null ? t('words.from', { day: writeDay(fromOn) }) : `${writeDay(fromOn)} – ${writeDay(toOn)}`;
    },
  };
}

/** Where a span stands on a day. */
export function stateOn(
  { fromOn, toOn, isActive }: { fromOn: string | null; toOn: string | null; isActive: boolean },
  today: string,
): 'off' | 'coming' | 'over' | 'current' {
  if (!isActive) return 'off';
  if (fromOn !== null && fromOn > today) return 'coming';
  return toOn !== null && toOn < today ? 'over' : 'current';
}
