import { useQuery } from '@tanstack/react-query';
import type { FormOnVisit, VisitForm } from '../../src-shared/visits/visit-forms.contract.ts';
import { useClient } from '../api/client.tsx';

const nothing: { readonly forms: readonly VisitForm[]; readonly mayChange: boolean } = { forms: [], mayChange: false };
const noForms: readonly FormOnVisit[] = [];

/** Every form of the office, and whether this person may change them. */
export function useVisitForms(): { readonly forms: readonly VisitForm[]; readonly mayChange: boolean } {
  const client = useClient();
  return (
    useQuery({
      queryKey: ['visitForms', 'list'],
      meta: { entities: ['visitForms', 'users'] },
      queryFn: () => client.visitForms.list({}),
    }).data ?? nothing
  );
}

/** The forms that are asked on a visit, with what was answered. */
export function useFormsOf(visitId: string): readonly FormOnVisit[] {
  const client = useClient();
  return (
    useQuery({
      queryKey: ['visitForms', 'ofVisit', visitId],
      meta: { entities: ['visitForms', 'formAnswers', 'customers', 'groupMembers', 'customerGroups', 'users'] },
      queryFn: async () => (await client.visitForms.ofVisit({ visitId })).forms,
    }).data ?? noForms
  );
}

/** Required forms that are not filled in, or not to the end. */
export function missingForms(forms: readonly FormOnVisit[]): readonly FormOnVisit[] {
  return forms.filter((form) => form.isAsked && form.isRequired && (form.answer === null || form.answer.missing.length > 0));
}
