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
import { isDay } from '../../src-shared/lib/dates.ts';
import { useAudienceWords } from '../sharing/index.ts';
import { writeDay, writeDayTime, writeMoney } from '../ui/formats.ts';
import type { Value } from './change-fields.ts';
import { choiceKey, fieldKeys, numberKind } from './change-places.ts';
import { entriesIn } from './change-fields.ts';
import { writeTyped } from './typed-numbers.ts';

/** What a value belongs to: a kind of record, or a change or conflict of one, which knows the own field that it is about. */
type Of = string | Parts;
interface Parts {
  readonly entity: string;
  readonly ownFieldId?: string;
  readonly names?: Readonly<Record<string, string>>;
}

export interface ChangeWords {
  /** `Sửa khách hàng` */
  didOf(change: Pick<PendingChange, 'entity' | 'kind'>): string;
  /** `Mở báo giá để sửa` */
  openOf(change: Pick<PendingChange, 'entity'>): string;
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
  const audience = useAudienceWords();
  const purposes = useChoices('visit_purpose');
  const roles = useChoices('contact_role');
  const stages = useStages();
  const reasons = useChoices('lost_reason');

  /** A sentence whose key comes from data: an unknown one (of a newer office) is shown as it is. */
  const known = (key: string, otherwise: string) => (i18n.exists(key) ? String(i18n.t(key as 'office:none')) : otherwise); // existing: asked just before

  const choicesOf: Readonly<Record<string, ReturnType<typeof useChoices>>> = {
    'contacts.role': roles,
    'visits.purpose': purposes,
    'visitPlans.purpose': purposes,
    'visitRules.purpose': purposes,
    'opportunities.lostReason': reasons,
  };
  const contentOf = (text: string) => {
    const content = readContent(text);
    return content === null
      ? t('none')
      : t('quoteContent', { total: writeMoney(content.totals.totalDong), count: content.lines.length });
  };
  /** What a text says of itself: a day, an instant, somebody, a stored list. */
  const plain = (text: string): string => {
    if (/^\d{4}-\d\d-\d\d$/.test(text) && isDay(text)) return writeDay(text);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return writeDayTime(text);
    if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)) return team.find(({ id }) => id === text)?.name ?? t('other');
    const entries = entriesIn(text);
    return entries === null ? text : entries === 0 ? t('stored') : t('entries', { count: entries });
  };

  const words: ChangeWords = {
    openOf: ({ entity }) => t('pending.openRecord', { entity: known(`office:entity.${entity}`, entity) }),
    didOf: ({ entity, kind }) => t(`did.${kind}`, { entity: known(`office:entity.${entity}`, entity) }),
    fieldOf(of, field) {
      const { entity, ownFieldId } = ofParts(of);
      if (ownFieldId !== undefined && field === 'value') return own.nameOf(ownFieldId);
      if (entity === 'customers') return customers.nameOf(field);
      const key = fieldKeys(entity, field).find((candidate) => i18n.exists(candidate));
      return key === undefined ? field : known(key, field);
    },
    valueOf(of, field, value) {
      const { entity, ownFieldId, names } = ofParts(of);
      if (value === null || value === '') return t('none');
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      if (ownFieldId !== undefined && field === 'value') return own.valueOf(ownFieldId, value);
      const text = String(value);
      const named = names?.[field];
      if (named !== undefined) return named;
      if (entity === 'customers') return customers.valueOf(field, value);
      if (field === 'content') return contentOf(text);
      if (field === 'sharedWith') return audience(text);
      if (field === 'stageId') return stages.nameOf(text);
      const list = choicesOf[`${entity}.${field}`];
      if (list !== undefined) return list.wordFor(text);
      const choice = choiceKey(entity, field, text);
      if (choice !== null) return known(choice, text);
      const kind = typeof value === 'number' ? numberKind(entity, field) : null;
      if (kind !== null) return writeTyped(kind, Number(value), language);
      return plain(text);
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

function ofParts(of: Of): Parts {
  return typeof of === 'string' ? { entity: of } : of;
}
