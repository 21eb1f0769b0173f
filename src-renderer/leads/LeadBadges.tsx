import { useTranslation } from 'react-i18next';
import type { LeadAssessmentValues } from '../../src-shared/leads/lead-assessment.ts';
import { StateBadge, type Tone } from '../ui/StateBadge.tsx';

const verdictTones: Readonly<Record<LeadAssessmentValues['verdict'], Tone>> = {
  qualified: 'good',
  later: 'neutral',
  unqualified: 'bad',
};
const warmthTones: Readonly<Record<LeadAssessmentValues['warmth'], Tone>> = { hot: 'warn', warm: 'info', cold: 'neutral' };

export function VerdictBadge({ verdict }: { verdict: LeadAssessmentValues['verdict'] }) {
  const { t } = useTranslation('leads');
  return <StateBadge tone={verdictTones[verdict]}>{t(`verdict.${verdict}`)}</StateBadge>;
}

export function WarmthBadge({ warmth }: { warmth: LeadAssessmentValues['warmth'] }) {
  const { t } = useTranslation('leads');
  return <StateBadge tone={warmthTones[warmth]}>{t(`warmth.${warmth}`)}</StateBadge>;
}
