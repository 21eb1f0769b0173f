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
import { dayFields, instantFields, longFields } from './change-fields.ts';

export type EditKind = InlineKind | { readonly type: 'instant' | 'flag' | 'number' };

/** How a refused value is edited before it is sent again: the same way as where it was typed first. */
export function useEditKinds(): (entity: string, field: string, value: Value) => EditKind {
  const { t } = useTranslation(['visits', 'interactions']);
  const customerKinds = useFieldKinds();
  const team = useTeam();
  const purposes = useChoices('visit_purpose');
  return (entity, field, value) => {
    if (entity === 'customers' && isCustomerField(field)) return customerKinds(field);
    if (instantFields.includes(field)) return { type: 'instant' };
    if (dayFields.includes(field)) return { type: 'day' };
    if (longFields.includes(field)) return { type: 'textarea' };
    if (field === 'ownerId') return { type: 'choice', choices: team.map(({ id, name }) => ({ value: id, label: name })) };
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
    if (typeof value === 'number') return { type: 'number' };
    return { type: 'text' };
  };
}

function isCustomerField(field: string): field is CustomerField {
  return Object.hasOwn(customerValues.shape, field);
}
