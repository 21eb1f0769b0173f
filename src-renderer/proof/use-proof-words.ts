import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitProof } from '../../src-shared/visits/proof.contract.ts';
import type { ProofState } from '../../src-shared/visits/proof-state.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import type { Tone } from '../ui/StateBadge.tsx';

export const toneOfProof: Readonly<Record<ProofState, Tone>> = { verified: 'good', unverified: 'neutral', invalid: 'bad' };

/** Distances and reasons in words. */
export function useProofWords() {
  const { t } = useTranslation('proof');
  const language = useLanguage();
  return useMemo(() => {
    const far = (metres: number) =>
      metres < 1000
        ? t('metres', { metres: writeNumber(metres, language) })
        : t('kilometres', {
            kilometres: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(metres / 1000),
          });
    return {
      far,
      reason: ({ code, photo, metres, hours }: VisitProof['reasons'][number], rules: VisitProof['rules']) =>
        t(`reason.${code}`, {
          photo: photo ?? '',
          far: metres === null ? '' : far(metres),
          hours: writeNumber(hours ?? 0, language),
          limit: far(rules.proofMetres),
          minutes: rules.proofMinutes,
        }),
    };
  }, [t, language]);
}
