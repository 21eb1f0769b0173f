import { useTranslation } from 'react-i18next';
import type { DuplicateMatch } from '../../src-shared/duplicates/duplicates.contract.ts';

/** Why two customers are taken for one, in words: “cùng tên · cùng số điện thoại (số cũ … = …)”. */
export function useReasonWords(): (reasons: DuplicateMatch['reasons']) => string {
  const { t } = useTranslation('duplicates');
  return (reasons) => reasons.map(({ kind, value, other }) => t(`reasons.${kind}`, { value, other: other ?? '' })).join(' · ');
}
