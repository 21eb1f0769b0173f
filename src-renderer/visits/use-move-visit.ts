import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localDay } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useCommand } from '../api/use-command.ts';
import { useVisitFree } from './use-visit-free.ts';
import { useVisitWords } from './use-visit-words.ts';
import { addMinutes } from './wall-time.ts';

export interface VisitMove {
  readonly visit: Visit;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Given to somebody else; named for the toast. */
  readonly owner?: { readonly id: string; readonly name: string };
}

/** Gives a visit another time, and offers to put it back. `shift` counts from where the move before it is taking the visit, shown or not. */
export function useMoveVisit({ isQuiet = false }: { isQuiet?: boolean } = {}) {
  const { t } = useTranslation('visits');
  const words = useVisitWords();
  const visitFree = useVisitFree();
  const queries = useQueryClient();
  const underWay = useRef(new Map<string, VisitMove>());
  const move = useCommand(
    async (client, asked: VisitMove) => {
      const { visit, startsAt, endsAt, owner } = asked;
      underWay.current.set(visit.id, asked);
      const given = owner === undefined ? {} : { ownerId: owner.id };
      // A dropped visit stays where it was dropped until the core's answer is read; a refusal asks for the truth again.
      queries.setQueriesData<Visit[]>({ queryKey: ['visits', 'list'] }, (visits) =>
        visits?.map((other) => (other.id === visit.id ? { ...other, startsAt, endsAt, ...given } : other)),
      );
      try {
        return await client.visits.update({ id: visit.id, change: { startsAt, endsAt, ...given } });
      } catch (refusal) {
        await queries.invalidateQueries({ queryKey: ['visits', 'list'] });
        throw refusal;
      } finally {
        if (underWay.current.get(visit.id) === asked) underWay.current.delete(visit.id);
      }
    },
    {
      isQuiet,
      done: (_moved, { visit, startsAt, owner }) => {
        const moved =
          owner === undefined
            ? t('toast.moved', { name: visit.customerName, when: words.when(startsAt) })
            : t('toast.given', { name: visit.customerName, owner: owner.name, when: words.when(startsAt) });
        // A drop shows no form that would have warned of the day.
        const warning = visitFree(localDay(startsAt));
        return warning === null ? moved : t('toast.warned', { moved, warning });
      },
    },
  );
  const { run } = move;
  const shift = useCallback(
    async (visit: Visit, minutes: number) => {
      const { startsAt, endsAt } = underWay.current.get(visit.id) ?? visit;
      return await run({ visit, startsAt: addMinutes(startsAt, minutes), endsAt: addMinutes(endsAt, minutes) });
    },
    [run],
  );
  return { ...move, shift };
}
