import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Customer, CustomerField, customerChange } from '../../src-shared/customers/customer.ts';
import { customerKinds, customerRatings, lifecycles } from '../../src-shared/customers/customer.ts';
import { provinces } from '../../src-shared/vietnam/provinces.ts';
import { checkTaxCode } from '../../src-shared/vietnam/tax-code.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { Fact, FactList } from '../ui/FactList.tsx';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import type { InlineKind } from '../ui/InlineEdit.tsx';
import { FieldHistory } from './FieldHistory.tsx';
import { useFieldWords } from './use-field-words.ts';

type Change = z.input<typeof customerChange>;

/** Facts of a customer, each edited where it stands, each with its history. */
export function CustomerFacts({
  customer,
  fields,
  isReadOnly,
}: {
  customer: Customer;
  fields: readonly CustomerField[];
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('customers');
  const kindOf = useFieldKinds();
  const words = useFieldWords();
  const hasTeams = useTeams().length > 0;
  const save = useCommand((client, change: Change) => client.customers.update({ id: customer.id, change, rev: customer.rev }), {
    done: (_answer, change) => t('updated', { field: Object.keys(change).map(words.nameOf).join(', ') }),
    isQuiet: true,
  });
  const taxNote = (text: string | null) => {
    const status = text === null || text.trim() === '' ? 'valid' : checkTaxCode(text).status;
    return status === 'valid' ? null : t(`taxCode.${status}`);
  };

  async function saveField(field: CustomerField, value: string | null) {
    // InlineEdit gives text of the kind that the field asks for; the contract checks it again.
    const outcome = await save.attempt({ [field]: value } as Change);
    return outcome.isDone ? null : (outcome.fields[field] ?? outcome.sentence);
  }

  return (
    <FactList>
      {fields.map((field) => {
        const value = customer[field];
        // Who works alone has no teams to choose from.
        if (field === 'teamId' && value === null && !hasTeams) return null;
        const kind = kindOf(field);
        return (
          <Fact
            key={field}
            label={t(`fields.${field}`)}
            aside={<FieldHistory customer={customer} field={field} isReadOnly={isReadOnly} />}
          >
            <InlineEdit
              label={t(`fields.${field}`)}
              value={value}
              kind={kind}
              isReadOnly={isReadOnly}
              {...(kind.type === 'choice' && value !== null ? { shown: words.valueOf(field, value) } : {})}
              {...(field === 'taxCode' ? { note: taxNote(value), check: taxNote } : {})}
              onSave={(next) => saveField(field, next)}
            />
          </Fact>
        );
      })}
    </FactList>
  );
}

function useFieldKinds(): (field: CustomerField) => InlineKind {
  const { t } = useTranslation('customers');
  const team = useTeam();
  const teams = useTeams();
  const sources = useChoices('lead_source');
  return (field) => {
    switch (field) {
      case 'kind':
        return {
          type: 'choice',
          isClearable: false,
          choices: customerKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
        };
      case 'lifecycle':
        return {
          type: 'choice',
          isClearable: false,
          choices: lifecycles.map((value) => ({ value, label: t(`lifecycle.${value}`) })),
        };
      case 'rating':
        return { type: 'choice', choices: customerRatings.map((value) => ({ value, label: value })) };
      case 'ownerId':
        return { type: 'choice', choices: team.map(({ id, name }) => ({ value: id, label: name })) };
      case 'teamId':
        return { type: 'choice', choices: teams.map(({ id, name }) => ({ value: id, label: name })) };
      case 'provinceCode':
        return { type: 'choice', choices: provinces.map(({ code, name }) => ({ value: code, label: name })) };
      case 'source':
        return { type: 'choice', choices: sources.options };
      case 'foundedOn':
        return { type: 'day' };
      case 'note':
      case 'address':
        return { type: 'textarea' };
      case 'phone':
        return { type: 'text', inputMode: 'tel' };
      case 'email':
        return { type: 'text', inputMode: 'email' };
      case 'website':
        return { type: 'text', inputMode: 'url' };
      default:
        return { type: 'text' };
    }
  };
}
