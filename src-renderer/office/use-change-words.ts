import { readContent } from '../../src-shared/quotes/quote-text.ts';
import { useTranslation } from 'react-i18next';
import type { PendingChange } from '../../src-shared/office/office.contract.ts';
import { fieldErrorText, textOf } from '../../src-shared/texts/texts.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { useFieldWords } from '../customers/index.ts';
import { useOwnWords } from '../custom-fields/index.ts';
import { useStages } from '../opportunities/index.ts';
import { writeDay, writeDayTime, writeMoney } from '../ui/formats.ts';
import type { Value } from './change-fields.ts';
import { dayFields, instantFields } from './change-fields.ts';

/** What a value belongs to: a kind of record, or a change or conflict of one, which knows the own field that it is about. */
type Of = string | { readonly entity: string; readonly ownFieldId?: string };

export interface ChangeWords {
  /** `Sửa khách hàng` */
  didOf(change: Pick<PendingChange, 'entity' | 'kind'>): string;
  fieldOf(of: Of, field: string): string;
  valueOf(of: Of, field: string, value: Value): string;
  /** Why the office refused it: the reason, and what is wrong with which field. */
  refusalOf(change: PendingChange): string | null;
  /** The change as lines of text, to be kept somewhere else. */
  textOf(change: PendingChange, fields: readonly string[]): string;
}

/** How a change of any record is told in words. */
export function useChangeWords(): ChangeWords {
  const { t, i18n } = useTranslation(['office', 'contacts', 'visits', 'interactions', 'opportunities']);
  const language = useLanguage();
  const customers = useFieldWords();
  const own = useOwnWords();
  const team = useTeam();
  const purposes = useChoices('visit_purpose');
  const roles = useChoices('contact_role');
  const stages = useStages();
  const reasons = useChoices('lost_reason');

  /** A sentence whose key comes from data: an unknown one (of a newer office) is shown as it is. */
  const known = (key: string, otherwise: string) => (i18n.exists(key) ? String(i18n.t(key as 'office:none')) : otherwise); // existing: asked just before

  const words: ChangeWords = {
    didOf: ({ entity, kind }) => t(`did.${kind}`, { entity: known(`office:entity.${entity}`, entity) }),
    fieldOf(of, field) {
      const { entity, ownFieldId } = ofParts(of);
      if (ownFieldId !== undefined && field === 'value') return own.nameOf(ownFieldId);
      if (entity === 'customers') return customers.nameOf(field);
      if (entity === 'contacts') return known(`contacts:fields.${field}`, field);
      if (entity === 'opportunities') return known(`opportunities:fields.${field}`, field);
      return known(`office:fields.${field}`, field);
    },
    valueOf(of, field, value) {
      const { entity, ownFieldId } = ofParts(of);
      if (value === null || value === '') return t('none');
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      if (ownFieldId !== undefined && field === 'value') return own.valueOf(ownFieldId, value);
      const text = String(value);
      if (entity === 'customers') return customers.valueOf(field, value);
      if (field === 'content' && (entity === 'quotes' || entity === 'quoteVersions')) {
        const content = readContent(text);
        return content === null
          ? t('none')
          : t('quoteContent', { total: writeMoney(content.totals.totalDong), count: content.lines.length });
      }
      if (instantFields.includes(field)) return writeDayTime(text);
      if (dayFields.includes(field)) return writeDay(text);
      if (field === 'ownerId' || field === 'decidedBy' || field === 'approverId')
        return team.find((member) => member.id === text)?.name ?? text;
      if (entity === 'opportunities' && field === 'stageId') return stages.nameOf(text);
      if (entity === 'opportunities' && field === 'lostReason') return reasons.wordFor(text);
      if (entity === 'opportunities' && field === 'valueDong') return writeMoney(Number(text));
      if (entity === 'conflicts') return known(`office:conflict.resolutionOf.${text}`, text);
      if (entity === 'contacts' && field === 'role') return roles.wordFor(text);
      if (entity === 'visits' && field === 'purpose') return purposes.wordFor(text);
      if (entity === 'visits' && field === 'state') return known(`visits:mark.${text}`, text);
      if (entity === 'quotes' && field === 'state') return known(`quotes:states.${text}`, text);
      if (entity === 'approvals' && field === 'state') return known(`papers:approval.states.${text}`, text);
      if (entity === 'visitResults' && field === 'outcome') return known(`visits:outcome.${text}`, text);
      if (entity === 'interactions' && field === 'kind') return known(`interactions:kind.${text}`, text);
      return text;
    },
    refusalOf(change) {
      const { refusal } = change;
      if (refusal === null) return null;
      const reason = textOf(language, `refusals.${refusal.code}`);
      if (refusal.field === null) return reason;
      const field = words.fieldOf(change, refusal.field);
      const sentence = refusal.reason === null ? null : fieldErrorText(language, refusal.reason);
      return sentence === null
        ? t('pending.because', { field, sentence: reason })
        : `${reason} ${t('pending.because', { field, sentence })}`;
    },
    textOf: (change, fields) =>
      [
        `${words.didOf(change)}: ${change.title} (${writeDayTime(change.at)})`,
        ...fields.map((field) => `${words.fieldOf(change, field)}: ${words.valueOf(change, field, change.patch[field] ?? null)}`),
      ].join('\n'),
  };
  return words;
}

function ofParts(of: Of): { readonly entity: string; readonly ownFieldId?: string } {
  return typeof of === 'string' ? { entity: of } : of;
}
