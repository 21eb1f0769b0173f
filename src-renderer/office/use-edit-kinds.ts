import { useTranslation } from 'react-i18next';
import { visitOutcomes } from '../../src-shared/visits/visit.ts';
import { interactionKinds } from '../../src-shared/interactions/interaction.ts';
import { customerValues } from '../../src-shared/customers/customer.ts';
import type { CustomerField } from '../../src-shared/customers/customer.ts';
import { useChoices } from '../api/use-choices.ts';
import { useTeam } from '../api/use-team.ts';
import { useFieldKinds } from '../customers/index.ts';
import type { InlineKind } from '../ui/InlineEdit.tsx';
import type { Value } from './change-fields.ts';
import { isDayField, isInstantField, longFields } from './change-fields.ts';
import { numberKind, type ValueKind } from './change-places.ts';

export type EditKind =
  | InlineKind
  | { readonly type: 'instant' | 'flag' }
  | { readonly type: 'number'; readonly counts: ValueKind };

/** How a refused value is edited before it is sent again: the same way as where it was typed first. */
export function useEditKinds(): (entity: string, field: string, value: Value) => EditKind {
  const { t } = useTranslation(['visits', 'interactions']);
  const customerKinds = useFieldKinds();
  const team = useTeam();
  const purposes = useChoices('visit_purpose');
  return (entity, field, value) => {
    const counts = numberKind(entity, field);
    // By the registry, not by the value: a number that was left empty is one too.
    if (counts !== null) return { type: 'number', counts };
    if (entity === 'customers' && isCustomerField(field)) return customerKinds(field);
    if (isInstantField(field)) return { type: 'instant' };
    if (isDayField(field)) return { type: 'day' };
    if (longFields.includes(field)) return { type: 'textarea' };
    if (personFields.includes(field))
      return { type: 'choice', choices: team.map(({ id, name }) => ({ value: id, label: name })) };
    if (entity === 'visits' && field === 'purpose') return { type: 'choice', isClearable: false, choices: purposes.options };
    if (entity === 'visitResults' && field === 'outcome')
      return {
        type: 'choice',
        isClearable: false,
        choices: visitOutcomes.map((outcome) => ({ value: outcome, label: t(`visits:outcome.${outcome}`) })),
      };
    if (entity === 'interactions' && field === 'kind')
      return {
        type: 'choice',
        isClearable: false,
        choices: interactionKinds.map((kind) => ({ value: kind, label: t(`interactions:kind.${kind}`) })),
      };
    if (typeof value === 'boolean') return { type: 'flag' };
    if (typeof value === 'number') return { type: 'number', counts: 'number' };
    return { type: 'text' };
  };
}

const personFields: readonly string[] = [
  'ownerId',
  'assigneeId',
  'approverId',
  'nextAssigneeId',
  'leaderId',
  'userId',
  'substituteId',
];

function isCustomerField(field: string): field is CustomerField {
  return Object.hasOwn(customerValues.shape, field);
}
