import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { erasureReasons } from '../../src-shared/erasures/erasure.ts';
import { useClient } from '../api/client.tsx';
import { useFileOut, useMayExport } from '../api/use-file-out.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDayTime } from '../ui/formats.ts';
import { showUndoToast } from '../ui/toasts.tsx';
import type { OpenedPerson } from './person-drawer.ts';
import classes from './PersonDrawer.module.css';

const mostTraces = 100;

/** Everything of the person in one file, for reading or for programs. */
export function CopySection({ person: { customerId, contactId, name } }: { person: OpenedPerson }) {
  const { t } = useTranslation('persons');
  const client = useClient();
  const language = useLanguage();
  const isAllowed = useMayExport(true);
  const { takeOut } = useFileOut();
  const [running, setRunning] = useState<'html' | 'json' | null>(null);
  async function take(format: 'html' | 'json') {
    setRunning(format);
    await takeOut({ name: `${t('copy.fileName')} ${name}.${format}`, failed: t('copy.failed') }, async (to) => {
      const { rows } = await client.persons.export({ customerId, contactId, file: to.file, format, language });
      return t('copy.done', { count: rows, name: to.name });
    });
    setRunning(null);
  }
  return (
    <section className={classes.section} aria-label={t('copy.title')}>
      <h3 className={classes.title}>{t('copy.title')}</h3>
      <p className={classes.hint}>{isAllowed ? t('copy.text') : t('copy.notAllowed')}</p>
      <div className={classes.buttons}>
        {(['html', 'json'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            disabled={!isAllowed}
            loading={running === format}
            onClick={() => void take(format)}
          >
            {t(`copy.${format}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}

/** Who made, changed and took out the person's data. */
export function TraceSection({ person: { customerId, contactId } }: { person: OpenedPerson }) {
  const { t } = useTranslation('persons');
  const client = useClient();
  const entries = useQuery({
    queryKey: ['persons', 'trace', customerId, contactId],
    meta: { entities: ['customers', 'contacts', 'exportLog', 'consentEvents', 'dataRequests', 'interactions', 'visits'] },
    queryFn: () => client.persons.trace({ customerId, contactId, limit: mostTraces }),
  }).data?.entries;
  return (
    <section className={classes.section} aria-label={t('trace.title')}>
      <details>
        <summary className={classes.summary}>{t('trace.title')}</summary>
        {entries?.length === 0 ? <p className={classes.hint}>{t('trace.empty')}</p> : null}
        <ul className={classes.lines}>
          {entries?.map((entry, at) => (
            // Lines have no id of their own, and the list is drawn anew as a whole.
            <li key={`${entry.at} ${at}`}>
              {writeDayTime(entry.at)} · {entry.userName ?? t('someone')} · {t(`trace.${entry.kind}`, { what: entry.what ?? '' })}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** Erases the person everywhere; whoever does it types the name. */
export function EraseSection({
  person: { customerId, contactId, name },
  onErased,
}: {
  person: OpenedPerson;
  onErased: () => void;
}) {
  const { t } = useTranslation('persons');
  const client = useClient();
  const may = useQuery({
    queryKey: ['persons', 'canErase'],
    meta: { entities: ['users', 'status'] },
    queryFn: () => client.persons.canErase({}),
  }).data;
  const [typedName, setTypedName] = useState('');
  const [reason, setReason] = useState<string>('request');
  const erase = useCommand(
    (to, typed: string) =>
      to.persons.erase({
        customerId,
        contactId,
        reason: erasureReasons.find((known) => known === reason) ?? 'request',
        typedName: typed,
      }),
    { isQuiet: true },
  );
  return (
    <section className={classes.section} aria-label={t('erase.title')}>
      <details>
        <summary className={classes.summary}>{t('erase.title')}</summary>
        <p className={classes.hint}>{t('erase.text')}</p>
        <p className={classes.hint}>{t('erase.kept')}</p>
        {may?.may === false ? (
          <p className={classes.hint}>{t('erase.notAllowed')}</p>
        ) : (
          <form
            className={classes.form}
            aria-label={t('erase.title')}
            onSubmit={(event) => {
              event.preventDefault();
              void erase.run(typedName).then((done) => {
                if (done === null) return;
                // Nothing to take back: only told.
                showUndoToast({ id: 'erase', message: t(done.isOffice ? 'erase.doneOffice' : 'erase.done') });
                onErased();
              });
            }}
          >
            <NativeSelect
              label={t('erase.reason')}
              value={reason}
              data={erasureReasons.map((value) => ({ value, label: t(`erase.reasons.${value}`) }))}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <TextInput
              label={t('erase.type', { name })}
              value={typedName}
              maxLength={300}
              autoComplete="off"
              error={erase.fields['typedName'] ?? erase.failure}
              onChange={(event) => setTypedName(event.currentTarget.value)}
            />
            <div className={classes.buttons}>
              <Button type="submit" color="red" loading={erase.isRunning} disabled={typedName.trim() === ''}>
                {t('erase.action')}
              </Button>
            </div>
          </form>
        )}
      </details>
    </section>
  );
}
