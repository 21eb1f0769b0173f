import type { CustomField, CustomFieldEntity, CustomFieldType } from '../../src-shared/custom-fields/custom-field.ts';

/** A choice while somebody writes it; without a key it is a new one. */
export interface DraftOption {
  readonly key: string | null;
  readonly vi: string;
  readonly en: string;
  readonly isActive: boolean;
}

/** An own field while somebody defines it. */
export interface FieldDraft {
  readonly id: string | null;
  readonly entity: CustomFieldEntity;
  readonly type: CustomFieldType;
  readonly vi: string;
  readonly en: string;
  readonly options: readonly DraftOption[];
  readonly isActive: boolean;
}

export const newOption: DraftOption = { key: null, vi: '', en: '', isActive: true };
export const newField: FieldDraft = {
  id: null,
  entity: 'customers',
  type: 'text',
  vi: '',
  en: '',
  options: [newOption, newOption],
  isActive: true,
};

export function draftOf({ id, entity, type, vi, en, options, isActive }: CustomField): FieldDraft {
  return { id, entity, type, vi, en: en === vi ? '' : en, options: options.map(withoutSame), isActive };
}

/** A name that is the same in both languages is shown once. */
function withoutSame({ key, vi, en, isActive }: CustomField['options'][number]): DraftOption {
  return { key, vi, en: en === vi ? '' : en, isActive };
}

/** What is sent: lines that nobody filled in are none. */
export function wantedOptions(options: readonly DraftOption[]) {
  return options
    .filter(({ vi, key }) => vi.trim() !== '' || key !== null)
    .map(({ key, vi, en, isActive }) => ({
      ...(key === null ? {} : { key }),
      vi,
      isActive,
      en: en.trim() === '' ? vi : en,
    }));
}
