import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalKinds, opinionSubjects } from '../../src-shared/customers/parts.ts';
import { formatShare } from '../../src-shared/lib/percent.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDay, writeMoney } from '../ui/formats.ts';

type Value = string | number | boolean | null;

const choices = [...capitalKinds, ...opinionSubjects] as const;
const titled = [
  'contacts',
  'capitalItems',
  'shareholders',
  'officers',
  'businessLines',
  'investmentAreas',
  'walletShares',
  'opinions',
  'ratings',
  'referrals',
  'relations',
  'yearlyDays',
  'files',
  'visits',
  'tasks',
  'opportunities',
] as const;
const labels = [
  'about',
  'address',
  'amountDong',
  'asOf',
  'birthday',
  'calendar',
  'competitor',
  'contactId',
  'day',
  'daysAhead',
  'email',
  'fromOn',
  'gender',
  'isMain',
  'isPrimary',
  'kind',
  'linkedId',
  'month',
  'name',
  'note',
  'partnerId',
  'partnerName',
  'personName',
  'phone',
  'post',
  'preferredChannel',
  'product',
  'provinceCode',
  'ratedOn',
  'rating',
  'reason',
  'referredId',
  'referredOn',
  'role',
  'said',
  'saidOn',
  'salutation',
  'score',
  'shareBasisPoints',
  'toOn',
  'vsicCode',
  'zalo',
] as const;

export interface PartWords {
  /** “Cổ đông”, for one line. */
  lineOf(entity: string): string;
  nameOf(entity: string, field: string): string;
  valueOf(entity: string, field: string, value: Value): string;
  choiceOf(choice: string): string;
}

/** How parts, their fields and their values are said: in the drawers, the history and the timeline. */
export function usePartWords(): PartWords {
  const { t } = useTranslation(['parts', 'customers']);
  const language = useLanguage();
  const relations = useChoices('relation_kind');
  const roles = useChoices('contact_role');

  const lineOf = useCallback(
    (entity: string) => {
      const known = titled.find((candidate) => candidate === entity);
      return known === undefined ? entity : t(`line.${known}`);
    },
    [t],
  );
  const nameOf = useCallback(
    (entity: string, field: string) => {
      if (entity === 'capitalItems' && field === 'kind') return t('field.capitalKind');
      if (entity === 'relations' && field === 'kind') return t('field.relationKind');
      if ((entity === 'officers' || entity === 'relations' || entity === 'contacts') && field === 'name')
        return t('field.personalName');
      if (entity === 'yearlyDays' && field === 'name') return t('field.yearlyDayName');
      if (entity === 'investmentAreas' && field === 'name') return t('field.areaName');
      if (entity === 'businessLines' && field === 'name') return t('field.lineName');
      if (entity === 'walletShares' && field === 'amountDong') return t('field.yearlyDong');
      const known = labels.find((candidate) => candidate === field);
      return known === undefined ? field : t(`field.${known}`);
    },
    [t],
  );
  const choiceOf = useCallback(
    (choice: string) => {
      const known = choices.find((candidate) => candidate === choice);
      return known === undefined ? choice : t(`choice.${known}`);
    },
    [t],
  );
  const valueOf = useCallback(
    (entity: string, field: string, value: Value) => {
      if (value === null || value === '') return t('none');
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      const text = String(value);
      switch (field) {
        case 'amountDong':
          return writeMoney(Number(value));
        case 'shareBasisPoints':
          return formatShare(Number(value), language);
        case 'score':
          return `${text}/5`;
        case 'asOf':
        case 'fromOn':
        case 'toOn':
        case 'saidOn':
        case 'ratedOn':
        case 'referredOn':
        case 'birthday':
          return writeDay(text);
        case 'provinceCode':
          return provinceName(text) ?? text;
        case 'role':
          return roles.wordFor(text);
        case 'gender':
          return text === 'male' || text === 'female' ? t(`customers:gender.${text}`) : text;
        case 'preferredChannel':
          return isChannel(text) ? t(`customers:channel.${text}`) : text;
        case 'kind':
          return entity === 'relations' ? relations.wordFor(text) : choiceOf(text);
        case 'calendar':
          return text === 'lunar' || text === 'solar' ? t(`calendars.${text}`) : text;
        case 'about':
          return choiceOf(text);
        case 'partnerId':
        case 'linkedId':
        case 'referredId':
        case 'contactId':
          // The name of the record is in the line itself; an id is nothing to read.
          return t('aRecord');
        default:
          return text;
      }
    },
    [t, language, relations, roles, choiceOf],
  );
  return { lineOf, nameOf, valueOf, choiceOf };
}

const channelNames = ['phone', 'email', 'zalo', 'sms', 'visit'] as const;
function isChannel(text: string): text is (typeof channelNames)[number] {
  return channelNames.some((channel) => channel === text);
}
