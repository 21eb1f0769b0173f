import { useTranslation } from '../locales/words.tsx';
import type { z } from 'zod';
import type { Customer, CustomerField, customerChange } from '../../src-shared/customers/customer.ts';
import { checkTaxCode } from '../../src-shared/vietnam/tax-code.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useCommand } from '../api/use-command.ts';
import { useTeams } from '../api/use-team.ts';
import { Fact, FactList } from '../ui/FactList.tsx';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import { FieldHistory } from './FieldHistory.tsx';
import { useFieldKinds } from './use-field-kinds.ts';
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

  /** An address of before July 2025 whose ward of today nobody has said yet. */
  const isOpen = customer.address !== null && customer.address === customer.oldAddress && customer.wardCode === null;
  const province = customer.provinceCode === null ? null : provinceName(customer.provinceCode);
  const addressNote = isOpen ? t('addressOfBefore', { province: province ?? '?' }) : null;

  async function saveField(field: CustomerField, text: string | null) {
    const value = field === 'potential' && text !== null ? Number(text.replace('%', '')) : text;
    // InlineEdit gives text of the kind that the field asks for; the contract checks it again.
    const outcome = await save.attempt({ [field]: value } as Change);
    return outcome.isDone ? null : (outcome.fields[field] ?? outcome.sentence);
  }

  return (
    <FactList>
      {fields.map((field) => {
        const stored = customer[field];
        const value = stored === null ? null : String(stored);
        // Who works alone has no teams to choose from.
        if (field === 'teamId' && value === null && !hasTeams) return null;
        // Beside the timeline only where there is one, and where it says more than the address.
        const isNews = value !== null && value !== customer.address;
        if (field === 'oldAddress' && !isNews && !fields.includes('provinceCode')) return null;
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
              {...(field === 'address' ? { note: addressNote } : {})}
              {...(field === 'taxCode' ? { note: taxNote(value), check: taxNote } : {})}
              onSave={(next) => saveField(field, next)}
            />
          </Fact>
        );
      })}
    </FactList>
  );
}
