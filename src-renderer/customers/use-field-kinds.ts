import { useTranslation } from '../locales/words.tsx';
import type { CustomerField } from '../../src-shared/customers/customer.ts';
import { channels, customerKinds, customerRatings, genders, lifecycles, siteKinds } from '../../src-shared/customers/customer.ts';
import { type ListField, ownFieldIdOf } from '../../src-shared/customers/list-fields.ts';
import { leadVerdicts, leadWarmths } from '../../src-shared/leads/lead-assessment.ts';
import { tradingStates } from '../../src-shared/customers/states.ts';
import { vsicSectionName } from '../../src-shared/vietnam/vsic-sections.ts';
import { vsicSections } from '../../src-shared/vietnam/vsic.ts';
import { provinces } from '../../src-shared/vietnam/provinces.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { ownKind, useOwnFields } from '../custom-fields/index.ts';
import type { InlineKind } from '../ui/InlineEdit.tsx';

/** How each field of a customer is edited, own ones too: as text, as a day, or by choosing. */
export function useFieldKinds(): (field: CustomerField | ListField) => InlineKind {
  const { t } = useTranslation(['customers', 'leads']);
  const team = useTeam();
  const teams = useTeams();
  const sources = useChoices('lead_source');
  const needStates = useChoices('need_state');
  const steps = useChoices('relationship_step');
  const reasons = useChoices('not_buying_reason');
  const { fields: ownFields } = useOwnFields();
  const language = useLanguage();
  return (field) => {
    const ownId = ownFieldIdOf(field);
    if (ownId !== null)
      return ownKind(
        ownFields.find(({ id }) => id === ownId),
        language,
      );
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
      case 'gender':
        return { type: 'choice', choices: genders.map((value) => ({ value, label: t(`gender.${value}`) })) };
      case 'siteKind':
        return { type: 'choice', choices: siteKinds.map((value) => ({ value, label: t(`siteKind.${value}`) })) };
      case 'preferredChannel':
        return { type: 'choice', choices: channels.map((value) => ({ value, label: t(`channel.${value}`) })) };
      case 'tradingState':
        return { type: 'choice', choices: tradingStates.map((value) => ({ value, label: t(`standing.${value}`) })) };
      case 'mainIndustry':
        return {
          type: 'choice',
          choices: vsicSections.map(({ code }) => ({ value: code, label: vsicSectionName(code, language) })),
        };
      case 'leadVerdict':
        return { type: 'choice', choices: leadVerdicts.map((value) => ({ value, label: t(`leads:verdict.${value}`) })) };
      case 'leadWarmth':
        return { type: 'choice', choices: leadWarmths.map((value) => ({ value, label: t(`leads:warmth.${value}`) })) };
      case 'needState':
        return { type: 'choice', choices: needStates.options };
      case 'relationshipStep':
        return { type: 'choice', choices: steps.options };
      case 'notBuyingReason':
        return { type: 'choice', choices: reasons.options };
      case 'potential':
        return { type: 'text', inputMode: 'numeric' };
      case 'foundedOn':
      case 'birthday':
      case 'seniorMetOn':
      case 'lastTransactionOn':
      case 'restrictedOn':
        return { type: 'day' };
      case 'note':
      case 'address':
      case 'oldAddress':
      case 'activityScope':
      case 'needs':
      case 'behaviour':
      case 'tastes':
      case 'demographics':
      case 'notBuyingNote':
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
