import { useQuery } from '@tanstack/react-query';
import type { ChecklistStep } from '../../src-shared/checklists/checklists.contract.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';

export function useChecklists() {
  const client = useClient();
  return useQuery({
    queryKey: ['checklists', 'list'],
    meta: { entities: ['checklists', 'users', 'status'] },
    queryFn: () => client.checklists.list({}),
  });
}

export function useChecklistsOf(customerId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['checklists', 'ofCustomer', customerId],
    meta: { entities: ['checklists', 'checklistMarks', 'customers', 'users'] },
    queryFn: () => client.checklists.ofCustomer({ customerId }),
  });
}

export function useChecklistOverview(checklistId: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['checklists', 'overview', checklistId],
    meta: { entities: ['checklists', 'checklistMarks', 'customers', 'users'] },
    queryFn: () => client.checklists.overview({ checklistId: checklistId ?? '' }),
    enabled: checklistId !== null,
  });
}

/** Whether the office has written any. */
export function useHasChecklists(): boolean {
  return (useChecklists().data?.checklists.length ?? 0) > 0;
}

/** A step in the language of the screen. */
export function useStepName(): (step: Pick<ChecklistStep, 'vi' | 'en'>) => string {
  const language = useLanguage();
  return ({ vi, en }) => (language === 'en' ? en : vi);
}
