import { Button, Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentSources } from '../../src-shared/consent/bases.ts';
import type { PersonRef } from '../../src-shared/consent/person.ts';
import { consentChannels } from '../../src-shared/customers/customer-record.ts';
import { instantOf } from '../../src-shared/lib/dates.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { dayOf, readDay, writeDay } from '../ui/formats.ts';
import { showUndoToast } from '../ui/toasts.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './PersonDrawer.module.css';

/** Writes down a yes or a withdrawal: for which purposes and channels, when, how it was said, and what shows it. */
export function ConsentForm({ person, onClose }: { person: PersonRef; onClose: () => void }) {
  const { t } = useTranslation('persons');
  const today = dayOf(useNow());
  const options = useChoices('consent_purpose').options;
  const [decision, setDecision] = useState<'given' | 'withdrawn'>('given');
  const [purposes, setPurposes] = useState<string[]>([]);
  const [channels, setChannels] = useState<string[]>([]);
  const [day, setDay] = useState(writeDay(today));
  const [source, setSource] = useState<string>('spoken');
  const [wording, setWording] = useState('');
  const [proof, setProof] = useState('');
  const [isTried, setIsTried] = useState(false);
  const decidedOn = readDay(day);
  const isChosen = purposes.length > 0 && channels.length > 0;
  const record = useCommand(
    (client, decidedAt: string | null) =>
      client.consent.record({
        ...person,
        decision,
        purposes,
        channels: consentChannels.filter((channel) => channels.includes(channel)),
        ...(decidedAt === null ? {} : { decidedAt }),
        source,
        wording,
        proof,
      }),
    { isQuiet: true },
  );
  async function submit() {
    setIsTried(true);
    if (!isChosen || decidedOn === null) return;
    // Of a day before today the moment is not known: its last minute, so that it counts after what was said that day.
    const decidedAt = decidedOn === today ? null : instantOf(decidedOn, '23:59');
    const made = await record.run(decidedAt);
    if (made === null) return;
    // A line of the ledger is not taken back; another one puts it right.
    showUndoToast({ id: 'consent', message: t('consent.done', { count: made.lines }) });
    onClose();
  }
  return (
    <form
      className={classes.form}
      aria-label={t('consent.record')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SegmentedControl
        aria-label={t('consent.decision')}
        value={decision}
        onChange={(value) => setDecision(value === 'withdrawn' ? 'withdrawn' : 'given')}
        data={(['given', 'withdrawn'] as const).map((value) => ({ value, label: t(`consent.${value}`) }))}
      />
      <Checkbox.Group label={t('consent.purposes')} value={purposes} onChange={setPurposes}>
        <div className={classes.checks}>
          {options.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group label={t('consent.channels')} value={channels} onChange={setChannels}>
        <div className={classes.checks}>
          {consentChannels.map((channel) => (
            <Checkbox key={channel} value={channel} label={t(`channel.${channel}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.two}>
        <NativeSelect
          label={t('consent.source')}
          value={source}
          data={consentSources.map((value) => ({ value, label: t(`source.${value}`) }))}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <TextInput
          label={t('consent.decidedOn')}
          value={day}
          maxLength={12}
          error={isTried && decidedOn === null ? t('consent.badDay') : record.fields['decidedAt']}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label={t('consent.wording')}
        placeholder={t('consent.wordingHint')}
        value={wording}
        maxLength={300}
        onChange={(event) => setWording(event.currentTarget.value)}
      />
      <TextInput
        label={t('consent.proof')}
        placeholder={t('consent.proofHint')}
        value={proof}
        maxLength={2000}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
      <div className={classes.failure} role="alert">
        {isTried && !isChosen ? t('consent.choose') : record.failure}
      </div>
      <div className={classes.buttons}>
        <Button type="submit" loading={record.isRunning}>
          {t('consent.save')}
        </Button>
        <CancelButton onClose={onClose} />
      </div>
    </form>
  );
}

function CancelButton({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <Button variant="default" onClick={onClose}>
      {t('cancel')}
    </Button>
  );
}
