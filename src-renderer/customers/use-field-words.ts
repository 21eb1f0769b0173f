import { useCallback } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { restrictionReasons } from '../../src-shared/consent/bases.ts';
import type { FieldChange } from '../../src-shared/customers/customers.contract.ts';
import { isDerivedListField, ownFieldIdOf } from '../../src-shared/customers/list-fields.ts';
import { leadVerdicts, leadWarmths } from '../../src-shared/leads/lead-assessment.ts';
import { tradingStates } from '../../src-shared/customers/states.ts';
import { vsicSectionName } from '../../src-shared/vietnam/vsic-sections.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { useOwnWords } from '../custom-fields/index.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { useAudienceWords } from '../sharing/index.ts';
import { writeDay } from '../ui/formats.ts';
import { labelledFields } from './fields.ts';
import { channels, genders, siteKinds } from '../../src-shared/customers/customer.ts';

type Value = FieldChange['oldValue'];

/** How the name and the value of a customer's field are said, in the history and in the timeline. */
export function useFieldWords(): { nameOf: (field: string) => string; valueOf: (field: string, value: Value) => string } {
  const { t } = useTranslation(['customers', 'duplicates', 'persons', 'leads']);
  const { t: sharing } = useTranslation('sharing');
  const audience = useAudienceWords();
  const own = useOwnWords();
  const language = useLanguage();
  const team = useTeam();
  const teams = useTeams();
  const sources = useChoices('lead_source');
  const needStates = useChoices('need_state');
  const steps = useChoices('relationship_step');
  const reasons = useChoices('not_buying_reason');
  const nameOf = useCallback(
    (field: string) => {
      const ownId = ownFieldIdOf(field);
      if (ownId !== null) return own.nameOf(ownId);
      if (isDerivedListField(field)) return t(`fields.${field}`);
      const known = labelledFields.find((candidate) => candidate === field);
      if (field === 'sharedWith') return sharing('with');
      if (field === 'mergedInto') return t('duplicates:field.mergedInto');
      return known === undefined ? field : t(`fields.${known}`);
    },
    [t, sharing, own],
  );
  const valueOf = useCallback(
    (field: string, value: Value) => {
      if (value === null || value === '') return t('history.none');
      const text = String(value);
      const ownId = ownFieldIdOf(field);
      if (ownId !== null) return own.valueOf(ownId, value);
      switch (field) {
        case 'lifecycle':
          return text === 'target' || text === 'lead' || text === 'account' ? t(`lifecycle.${text}`) : text;
        case 'kind':
          return text === 'company' || text === 'person' ? t(`kind.${text}`) : text;
        case 'ownerId':
          return team.find((member) => member.id === text)?.name ?? text;
        case 'sharedWith':
          return audience(text);
        case 'teamId':
          return teams.find((known) => known.id === text)?.name ?? text;
        case 'provinceCode':
          return provinceName(text) ?? text;
        case 'source':
          return sources.wordFor(text);
        case 'gender':
          return isOneOf(genders, text) ? t(`gender.${text}`) : text;
        case 'siteKind':
          return isOneOf(siteKinds, text) ? t(`siteKind.${text}`) : text;
        case 'preferredChannel':
          return isOneOf(channels, text) ? t(`channel.${text}`) : text;
        case 'needState':
          return needStates.wordFor(text);
        case 'relationshipStep':
          return steps.wordFor(text);
        case 'notBuyingReason':
          return reasons.wordFor(text);
        case 'restrictedReason':
          return isOneOf(restrictionReasons, text) ? t(`persons:restriction.reasons.${text}`) : text;
        case 'tradingState':
          return isOneOf(tradingStates, text) ? t(`standing.${text}`) : text;
        case 'mainIndustry':
          return vsicSectionName(text, language);
        case 'leadVerdict':
          return isOneOf(leadVerdicts, text) ? t(`leads:verdict.${text}`) : text;
        case 'leadWarmth':
          return isOneOf(leadWarmths, text) ? t(`leads:warmth.${text}`) : text;
        case 'potential':
          return `${text} %`;
        case 'foundedOn':
        case 'birthday':
        case 'seniorMetOn':
        case 'lastTransactionOn':
        case 'restrictedOn':
          return writeDay(text);
        default:
          return text;
      }
    },
    [t, language, audience, own, team, teams, sources, needStates, steps, reasons],
  );
  return { nameOf, valueOf };
}

function isOneOf<T extends string>(choices: readonly T[], text: string): text is T {
  return choices.some((choice) => choice === text);
}
