import { useCallback, useMemo } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { CustomField, CustomFieldEntity } from '../../src-shared/custom-fields/custom-field.ts';
import { writeOwnValue } from '../../src-shared/custom-fields/own-value.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { useSharedAnswer } from '../api/use-shared-answer.ts';

const none: { readonly fields: readonly CustomField[]; readonly mayChange: boolean } = { fields: [], mayChange: false };

/** Every own field in its order, and whether this person may change them. */
export function useOwnFields(): { readonly fields: readonly CustomField[]; readonly mayChange: boolean } {
  const client = useClient();
  return (
    useSharedAnswer({
      queryKey: ['customFields', 'list'],
      meta: { entities: ['customFields', 'users'] },
      queryFn: () => client.customFields.list({}),
    }) ?? none
  );
}

/** The own fields of one kind of record that are in use. */
export function useFieldsOf(entity: CustomFieldEntity): readonly CustomField[] {
  const { fields } = useOwnFields();
  return useMemo(() => fields.filter((field) => field.entity === entity && field.isActive), [fields, entity]);
}

export interface OwnWords {
  /** What a field is called, by its id. */
  nameOf(fieldId: string): string;
  valueOf(fieldId: string, value: string | number | boolean | null): string;
}

/** Own fields and what stands in them, in the language of the screens. */
export function useOwnWords(): OwnWords {
  const { t } = useTranslation(['customFields', 'customers']);
  const language = useLanguage();
  const { fields } = useOwnFields();
  const byId = useMemo(() => new Map(fields.map((field) => [field.id, field])), [fields]);
  const nameOf = useCallback(
    (fieldId: string) => byId.get(fieldId)?.[language] ?? t('customFields:unknown'),
    [byId, language, t],
  );
  const valueOf = useCallback(
    (fieldId: string, value: string | number | boolean | null) => {
      if (value === null || value === '') return t('customers:history.none');
      const field = byId.get(fieldId);
      return field === undefined ? String(value) : writeOwnValue(field, String(value), language);
    },
    [byId, language, t],
  );
  return useMemo(() => ({ nameOf, valueOf }), [nameOf, valueOf]);
}
