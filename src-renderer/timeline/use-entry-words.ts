import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { consentChannels } from '../../src-shared/customers/customer-record.ts';
import { opinionSubjects } from '../../src-shared/customers/parts.ts';
import { type InteractionKind, interactionKinds, interactionOutcomes } from '../../src-shared/interactions/interaction.ts';
import { ruleOfNote } from '../../src-shared/territories/territory.ts';
import type { TimelineDetails, TimelineEntry } from '../../src-shared/timeline/timeline-entry.ts';
import { visitOutcomes } from '../../src-shared/visits/visit.ts';
import { type Choices, useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDayTime, writeMoney, writeNumber } from '../ui/formats.ts';
import type { FieldWords } from './field-words.ts';

type Details<Of extends TimelineDetails['of']> = Extract<TimelineDetails, { of: Of }>;

export interface EntryWords {
  readonly t: TFunction<'timeline'>;
  titleOf: (entry: TimelineEntry) => { what: string; more: string };
  /** What was said; a rule's mark in a handover's note is no words of a person. */
  textOf: (entry: TimelineEntry) => string | null;
  linesOf: (entry: TimelineEntry) => string[];
}

/** How each kind of entry is said: its title, what stands beside it, and lines below. Found once for all entries. */
export function useEntryWords(words: FieldWords): EntryWords {
  const { t } = useTranslation('timeline');
  const { t: ways } = useTranslation('receivables');
  const language = useLanguage();
  const purposes = useChoices('visit_purpose');
  const consents = useChoices('consent_purpose');
  const lost = useChoices('lost_reason');
  return useMemo(
    () => entryWords({ t, ways, language, purposes, consents, lost, words }),
    [t, ways, language, purposes, consents, lost, words],
  );
}

function entryWords({
  t,
  ways,
  language,
  purposes,
  consents,
  lost,
  words,
}: {
  t: TFunction<'timeline'>;
  ways: TFunction<'receivables'>;
  language: string;
  purposes: Choices;
  consents: Choices;
  lost: Choices;
  words: FieldWords;
}): EntryWords {
  function titleOf({ kind, details, text }: TimelineEntry): { what: string; more: string } {
    switch (details?.of) {
      case undefined:
        return { what: isTalk(kind) ? t(`one.${kind}`) : t(`kind.${kind}`), more: '' };
      case 'talk':
        return { what: isTalk(kind) ? t(`one.${kind}`) : t(`kind.${kind}`), more: talkWords(details) };
      case 'task':
        return { what: t('one.task'), more: details.title };
      case 'opportunity':
        return {
          what: t(`opportunity.${details.step}`, { title: details.title }),
          more: [
            ...(details.valueDong === null ? [] : [writeMoney(details.valueDong)]),
            ...(details.reason === null ? [] : [lost.wordFor(details.reason)]),
          ].join(' · '),
        };
      case 'quote':
        return {
          what: t(`quote.${details.step}`, { label: details.label }),
          more: [
            details.title,
            ...(details.version === 1 ? [] : [t('quote.version', { version: details.version })]),
            ...(details.totalDong === null ? [] : [writeMoney(details.totalDong)]),
          ].join(' · '),
        };
      case 'order':
        return {
          what: t(`order.${details.step}`, { label: details.label }),
          more: [details.title, ...(details.totalDong === null ? [] : [writeMoney(details.totalDong)])].join(' · '),
        };
      case 'contract':
        return {
          what: t(`contract.${details.paper}.${details.step}`, { name: details.code ?? details.title }),
          more: [
            ...(details.code === null ? [] : [details.title]),
            ...(details.valueDong === null ? [] : [writeMoney(details.valueDong)]),
          ].join(' · '),
        };
      case 'money':
        return {
          what: t(details.way === 'offset' ? 'money.offset' : `money.${details.step}`, {
            amount: writeMoney(details.amountDong),
            invoice: details.invoice,
          }),
          more: [
            ...(details.step === 'invoiced' || details.invoice === null ? [] : [t('money.of', { invoice: details.invoice })]),
            ...(details.way === null || details.way === 'offset' ? [] : [ways(`ways.${details.way}`).toLowerCase()]),
            ...(details.reference === null ? [] : [details.reference]),
          ].join(' · '),
        };
      case 'visit':
        return { what: t('one.visit'), more: [purposes.wordFor(details.purpose), stateOf(details)].join(' · ') };
      case 'change':
        return { what: titleOfChange(details), more: '' };
      case 'owner': {
        const rule = ruleOfNote(text);
        return { what: titleOfOwner(details), more: rule === null ? '' : t('byRule', { name: rule }) };
      }
      case 'merge':
        return { what: t(details.isUndone ? 'merge.undone' : 'merge.done', { names: details.names.join(', ') }), more: '' };
      case 'help':
        return {
          what: t('one.help'),
          more: details.state === 'withdrawn' ? t('help.withdrawn') : details.state === 'open' ? t('help.open') : '',
        };
      case 'opinion': {
        const about = opinionSubjects.find((subject) => subject === details.about);
        return {
          what: t('one.opinion', { about: about === undefined ? details.about : t(`opinionOn.${about}`) }),
          more: t('score', { score: details.score }),
        };
      }
      case 'rating':
        return { what: details.rating === null ? t('ratedNone') : t('rated', { rating: details.rating }), more: '' };
      case 'referral':
        return { what: t('one.referral', { name: details.name }), more: '' };
      case 'consent': {
        const channel = consentChannels.find((known) => known === details.channel);
        return {
          what: t(details.decision === 'withdrawn' ? 'consent.withdrawn' : 'consent.given'),
          more: [
            consents.wordFor(details.purpose),
            channel === undefined ? details.channel : t(`consentChannel.${channel}`),
          ].join(' · '),
        };
      }
      case 'form':
        return { what: t('one.form', { name: details.name }), more: '' };
      case 'file':
        return { what: t('one.file', { name: details.name }), more: sizeOf(details.bytes) };
    }
  }

  function linesOf({ details }: TimelineEntry): string[] {
    if (details?.of === 'help' && details.answer !== null) {
      const when = details.answeredAt === null ? '' : writeDayTime(details.answeredAt);
      return [t('help.answer', { name: details.answeredBy ?? t('someone'), when, text: details.answer })];
    }
    if (details?.of === 'form') return details.answers.map(({ label, value }) => `${label}: ${value}`);
    if (details?.of !== 'change' || details.change !== 'update') return [];
    return details.fields.map(
      ({ field, oldValue, newValue }) =>
        `${words.nameOf(field)}: ${words.valueOf(field, oldValue)} → ${words.valueOf(field, newValue)}`,
    );
  }

  function talkWords({ type, outcome, attempts }: Details<'talk'>): string {
    const known = interactionOutcomes.find((candidate) => candidate === outcome);
    return [
      type === null ? null : language === 'en' ? type.en : type.vi,
      known === undefined ? outcome : t(`talkOutcome.${known}`),
      attempts === null || attempts < 2 ? null : t('attempts', { count: attempts }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  }

  function stateOf({ state, outcome }: Details<'visit'>): string {
    if (state !== 'done') return t(`visitState.${state}`);
    const known = visitOutcomes.find((candidate) => candidate === outcome);
    return known === undefined ? (outcome ?? t('visitState.done')) : t(`visitOutcome.${known}`);
  }

  function titleOfChange({ change, fields, importFile }: Details<'change'>): string {
    if (importFile !== null && change !== 'delete') {
      return t(change === 'create' ? 'change.imported' : 'change.importUpdate', { file: importFile });
    }
    return change === 'update'
      ? t('change.update', { fields: fields.map(({ field }) => words.nameOf(field).toLowerCase()).join(', ') })
      : t(`change.${change}`);
  }

  function titleOfOwner({ from, to, toTeam }: Details<'owner'>): string {
    const receiver = to ?? toTeam;
    if (receiver === null) return from === null ? t('owner.changed') : t('owner.released', { from });
    return from === null || from === receiver ? t('owner.given', { to: receiver }) : t('owner.moved', { from, to: receiver });
  }

  function sizeOf(bytes: number): string {
    return bytes < 1_000_000
      ? `${writeNumber(Math.max(1, Math.round(bytes / 1000)), language)} kB`
      : `${writeNumber(Math.round(bytes / 100_000) / 10, language)} MB`;
  }

  const textOf = ({ text }: TimelineEntry) => (ruleOfNote(text) === null ? text : null);

  return { t, titleOf, textOf, linesOf };
}

function isTalk(kind: TimelineEntry['kind']): kind is InteractionKind {
  return interactionKinds.some((known) => known === kind);
}
