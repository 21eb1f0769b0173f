import { useTranslation } from 'react-i18next';
import { overlapping } from '../../src-shared/visits/place-in-day.ts';
import { dayOf } from '../ui/formats.ts';
import { useVisits } from './use-visits.ts';
import { useVisitWords } from './use-visit-words.ts';

/** Warns of what the same person has at the same time; it is told, not refused: two customers may live door to door. */
export function OverlapNote({
  ownerId,
  startsAt,
  endsAt,
  exceptId = null,
}: {
  ownerId: string | null;
  startsAt: string;
  endsAt: string;
  exceptId?: string | null;
}) {
  const { t } = useTranslation('visits');
  const words = useVisitWords();
  const day = dayOf(startsAt);
  const { data } = useVisits(
    { from: day, to: day, ...(ownerId === null ? {} : { ownerId }) },
    ownerId !== null && endsAt > startsAt,
  );
  const ofDay = (data ?? []).filter(
    (visit) => visit.state !== 'cancelled' && visit.id !== exceptId && dayOf(visit.startsAt) === day,
  );
  const others = ownerId === null ? [] : overlapping(ofDay, { startsAt, endsAt });
  if (others.length === 0) return null;
  return (
    <div role="status" style={{ color: 'var(--fb-warn)', fontSize: '0.75rem' }}>
      {t('form.overlap', {
        names: others
          .slice(0, 3)
          .map((visit) => `${visit.customerName} (${words.times(visit)})`)
          .join(', '),
      })}
    </div>
  );
}
