import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { usePresence } from './use-proof.ts';

/** Arriving at the visit in hand, from a list; nothing once somebody is there. */
export function ArriveButton({ visit }: { visit: Visit }) {
  const { t } = useTranslation('proof');
  const presence = usePresence(visit);
  if (visit.state !== 'planned' || visit.inAt !== null) return null;
  return (
    <Button
      variant="default"
      loading={presence.isRunning}
      aria-label={t('arriveAt', { name: visit.customerName })}
      onClick={() => void presence.arrive()}
    >
      {t('arrive')}
    </Button>
  );
}
