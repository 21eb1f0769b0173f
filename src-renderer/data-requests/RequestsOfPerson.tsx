import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../src-shared/consent/person.ts';
import { requestKinds } from '../../src-shared/data-requests/data-request.ts';
import { dueDatesOf } from '../../src-shared/data-requests/due-dates.ts';
import { useCommand } from '../api/use-command.ts';
import { useOfficeDays } from '../holidays/index.ts';
import { dayOf, readDay, writeDay } from '../ui/formats.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './DataRequests.module.css';
import { RequestLine } from './RequestLine.tsx';
import { useRequests } from './use-requests.ts';

/** What this person asked about the data, and a form for what comes in. */
export function RequestsOfPerson({ person }: { person: PersonRef }) {
  const { t } = useTranslation('dataRequests');
  const requests = useRequests({ person });
  const [isReceiving, setIsReceiving] = useState(false);
  return (
    <section className={classes.section} aria-label={t('title')}>
      <div className={classes.top}>
        <h3 className={classes.title}>{t('title')}</h3>
        {isReceiving ? null : (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
            onClick={() => setIsReceiving(true)}
          >
            {t('receive')}
          </Button>
        )}
      </div>
      {isReceiving ? <ReceiveForm person={person} onClose={() => setIsReceiving(false)} /> : null}
      {requests.length === 0 ? (
        <p className={classes.quiet}>{t('empty')}</p>
      ) : (
        <ul className={classes.list}>
          {requests.map((request) => (
            <RequestLine key={request.id} request={request} withPerson={false} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ReceiveForm({ person, onClose }: { person: PersonRef; onClose: () => void }) {
  const { t } = useTranslation('dataRequests');
  const today = dayOf(useNow());
  const [kind, setKind] = useState<string>('view');
  const [day, setDay] = useState(writeDay(today));
  const [via, setVia] = useState('');
  const [words, setWords] = useState('');
  const [needsOthers, setNeedsOthers] = useState(false);
  const receivedOn = readDay(day);
  const days = useOfficeDays();
  const receive = useCommand(
    (client, on: string) =>
      client.dataRequests.receive({
        ...person,
        kind: requestKinds.find((known) => known === kind) ?? 'view',
        receivedOn: on,
        via,
        words,
        needsOthers,
      }),
    {
      done: (_answer, on) => {
        const due = dueDatesOf({ receivedOn: on, needsOthers, extendedOn: null, extendedDays: null }, days);
        return t('saved', { day: writeDay(due.answerBy) });
      },
      isQuiet: true,
    },
  );
  return (
    <form
      className={classes.form}
      aria-label={t('receive')}
      onSubmit={(event) => {
        event.preventDefault();
        if (receivedOn !== null) void receive.run(receivedOn).then((done) => (done === null ? undefined : onClose()));
      }}
    >
      <div className={classes.two}>
        <NativeSelect
          label={t('fields.kind')}
          value={kind}
          data={requestKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <TextInput
          label={t('fields.receivedOn')}
          value={day}
          maxLength={12}
          error={receivedOn === null ? t('badDay') : receive.fields['receivedOn']}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label={t('fields.via')}
        placeholder={t('fields.viaHint')}
        value={via}
        maxLength={300}
        onChange={(event) => setVia(event.currentTarget.value)}
      />
      <TextArea
        label={t('fields.words')}
        maxLength={5000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Checkbox
        label={t('fields.needsOthers')}
        checked={needsOthers}
        onChange={(event) => setNeedsOthers(event.currentTarget.checked)}
      />
      {receive.failure === null ? null : (
        <div className={classes.failure} role="alert">
          {receive.failure}
        </div>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={receive.isRunning}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
