import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentSources } from '../../src-shared/consent/bases.ts';
import type { ConsentLineShown } from '../../src-shared/consent/consent.contract.ts';
import { decidingLine } from '../../src-shared/consent/may-contact.ts';
import type { PersonRef } from '../../src-shared/consent/person.ts';
import { sentenceOf } from '../api/errors.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeDay, writeDayTime } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { ConsentForm } from './ConsentForm.tsx';
import classes from './PersonDrawer.module.css';
import { useConsent } from './use-consent.ts';

/** The channels that one is asked about by themselves; the rest is seldom used and shown where something was said. */
const usualChannels = ['phone', 'email', 'zalo', 'sms'] as const;
const tones = { none: 'neutral', given: 'good', withdrawn: 'bad' } as const;

/** What the person agreed to: the state for each purpose and channel, and every line that was written. */
export function ConsentSection({ person }: { person: PersonRef }) {
  const { t } = useTranslation('persons');
  const language = useLanguage();
  const consent = useConsent(person);
  const purposes = useChoices('consent_purpose');
  const [isRecording, setIsRecording] = useState(false);
  const lines = consent.data?.lines ?? [];
  const asked = [...new Set([...purposes.options.map(({ value }) => value), ...lines.map(({ purpose }) => purpose)])];
  // Nobody agrees in the days to come, so every line counts now.
  const at = '9999';
  return (
    <section className={classes.section} aria-label={t('consent.title')}>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('consent.title')}</h3>
        {isRecording ? null : (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
            onClick={() => setIsRecording(true)}
          >
            {t('consent.record')}
          </Button>
        )}
      </div>
      <p className={classes.hint}>{t('consent.hint')}</p>
      {consent.isError ? (
        <FailedState reason={sentenceOf(consent.error, language)} onRetry={() => void consent.refetch()} />
      ) : null}
      {isRecording ? <ConsentForm person={person} onClose={() => setIsRecording(false)} /> : null}
      <div className={classes.scroll}>
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('consent.purpose')}</th>
              {usualChannels.map((channel) => (
                <th key={channel} scope="col">
                  {t(`channel.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.map((purpose) => (
              <tr key={purpose}>
                <th scope="row">{purposes.wordFor(purpose)}</th>
                {usualChannels.map((channel) => {
                  const line = decidingLine(lines, { purpose, channel, at });
                  const state = line?.decision ?? 'none';
                  const label = t('consent.cell', {
                    purpose: purposes.wordFor(purpose),
                    channel: t(`channel.${channel}`),
                    state: t(`consent.state.${state}`),
                  });
                  return (
                    <td
                      key={channel}
                      aria-label={label}
                      title={line === null ? label : `${label} · ${writeDay(dayOf(line.decidedAt))}`}
                    >
                      <StateBadge tone={tones[state]}>{t(`consent.state.${state}`)}</StateBadge>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length === 0 ? null : (
        <details>
          <summary className={classes.summary}>{t('consent.log', { count: lines.length })}</summary>
          <ul className={classes.lines}>
            {lines.map((line) => (
              <LogLine key={line.id} line={line} purpose={purposes.wordFor(line.purpose)} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function LogLine({ line, purpose }: { line: ConsentLineShown; purpose: string }) {
  const { t } = useTranslation('persons');
  const source = consentSources.find((known) => known === line.source);
  const details = [
    source === undefined ? line.source : t(`source.${source}`),
    line.wording,
    line.proof,
    t('consent.written', { name: line.writtenBy ?? t('someone'), at: writeDayTime(line.writtenAt) }),
  ].filter((part) => part !== null && part !== '');
  return (
    <li>
      <div>
        {t('consent.line', {
          decision: t(`consent.${line.decision}`),
          purpose,
          channel: t(`channel.${line.channel}`),
          day: writeDay(dayOf(line.decidedAt)),
        })}
      </div>
      <div className={classes.hint}>{details.join(' · ')}</div>
    </li>
  );
}
