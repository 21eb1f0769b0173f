import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useClient } from '../api/client.tsx';
import { useCapabilities } from '../api/use-capabilities.ts';
import { useCommand } from '../api/use-command.ts';
import { type NoPositionReason, takePosition } from './take-position.ts';

/** What proves a visit; it changes with the visit, its photos, the customer's position and the office's rules. */
export function useProof(visitId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['proof', 'get', visitId],
    meta: { entities: ['visits', 'files', 'customers', 'officeSettings', 'status'] },
    queryFn: () => client.proof.get({ visitId }),
  });
}

/** Where a customer is, and who says so. */
export function usePlaceOf(customerId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['proof', 'customer', customerId],
    meta: { entities: ['customers', 'users'] },
    queryFn: () => client.proof.customer({ customerId }),
  });
}

export interface Presence {
  /** Writes the time at once; the position follows when the laptop knows it. */
  arrive(): Promise<void>;
  leave(): Promise<void>;
  readonly isRunning: boolean;
  readonly isLocating: boolean;
  /** Why the last check-in or check-out has no position of the laptop's own. */
  readonly noPosition: NoPositionReason | null;
}

/** Arriving and leaving in one press each. */
export function usePresence(visit: Pick<Visit, 'id' | 'customerName'>): Presence {
  const { t } = useTranslation('proof');
  const isDesktop = useCapabilities()?.host === 'electron';
  const [isLocating, setIsLocating] = useState(false);
  const [noPosition, setNoPosition] = useState<NoPositionReason | null>(null);
  const checkIn = useCommand((client, visitId: string) => client.proof.checkIn({ visitId }), {
    done: () => t('arrived', { name: visit.customerName }),
  });
  const checkOut = useCommand((client, visitId: string) => client.proof.checkOut({ visitId }), {
    done: () => t('left', { name: visit.customerName }),
  });
  const locate = useCommand((client, input: Parameters<typeof client.proof.locate>[0]) => client.proof.locate(input), {
    isQuiet: true,
  });
  const { run: runLocate } = locate;
  const findPlace = useCallback(
    async (side: 'in' | 'out') => {
      setIsLocating(true);
      const found = await takePosition(isDesktop);
      setIsLocating(false);
      if (typeof found === 'string') setNoPosition(found);
      else {
        setNoPosition(null);
        // Taken back meanwhile: then there is nothing to give a place to.
        await runLocate({ visitId: visit.id, side, position: found });
      }
    },
    [isDesktop, runLocate, visit.id],
  );
  return {
    async arrive() {
      if ((await checkIn.run(visit.id)) !== null) await findPlace('in');
    },
    async leave() {
      if ((await checkOut.run(visit.id)) !== null) await findPlace('out');
    },
    isRunning: checkIn.isRunning || checkOut.isRunning,
    isLocating,
    noPosition,
  };
}
