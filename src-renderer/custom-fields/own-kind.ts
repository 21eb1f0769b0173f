import type { CustomField } from '../../src-shared/custom-fields/custom-field.ts';
import type { InlineKind } from '../ui/InlineEdit.tsx';

/** How an own field is edited. Of a list what is not offered any more can be chosen only where it stands already (`value`). */
export function ownKind(field: CustomField | undefined, language: 'vi' | 'en', value: string | null = null): InlineKind {
  switch (field?.type) {
    case 'date':
      return { type: 'day' };
    case 'number':
      return { type: 'text', inputMode: 'numeric' };
    case 'link':
      return { type: 'text', inputMode: 'url' };
    case 'list':
      return {
        type: 'choice',
        choices: field.options
          .filter(({ key, isActive }) => isActive || key === value)
          .map((option) => ({ value: option.key, label: option[language] })),
      };
    default:
      return { type: (value?.length ?? 0) > 60 ? 'textarea' : 'text' };
  }
}
