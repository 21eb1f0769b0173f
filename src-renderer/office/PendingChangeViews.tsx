import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PendingChange } from '../../src-shared/office/office.contract.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { DayText } from '../ui/DayText.tsx';
import { dayOf } from '../ui/formats.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
import { useLaptopNow } from '../ui/use-now.ts';
import type { ChangeGroup } from './change-fields.ts';
import { inOrder, shownFields, typedFields } from './change-fields.ts';
import { pageOf } from './change-places.ts';
import { momentOf } from './moments.ts';
import classes from './Sync.module.css';
import { useChangeWords } from './use-change-words.ts';
import { useResend } from './use-resend.ts';

/** A refused action: the reason, what the person had entered, and what can be done with it. */
export function RefusedChange({ group, onEdit }: { group: ChangeGroup; onEdit: () => void }) {
  const { t } = useTranslation('office');
  const words = useChangeWords();
  const { main, others } = group;
  const { resend, isRunning } = useResend();
  const discard = useDiscard();
  const all = inOrder(group);
  const fields = shownFields(main.patch);
  const typed = typedFields(main);
  const isEditable = typed.length > 0;
  // What no form can type is changed where it was made.
  const page = typed.length < fields.length ? pageOf(main) : null;

  async function copy() {
    try {
      await navigator.clipboard.writeText(all.map((change) => words.textOf(change, shownFields(change.patch))).join('\n\n'));
      showUndoToast({ message: t('pending.copied'), id: 'copied' });
    } catch {
      showFailureToast({ title: t('pending.copy'), reason: t('pending.copyFailed') });
    }
  }

  return (
    <li className={classes.change} aria-label={`${words.didOf(main)}: ${main.title}`}>
      <ChangeHead change={main} />
      <p className={classes.reason}>
        <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
        <span>{words.refusalOf(main)}</span>
      </p>
      {fields.length === 0 ? null : <Values change={main} fields={fields} />}
      {others.length === 0 ? null : <p className={classes.with}>{t('pending.with', { count: others.length })}</p>}
      <div className={classes.actions}>
        {isEditable ? <Button onClick={onEdit}>{t('pending.edit')}</Button> : null}
        {page === null ? null : (
          <Button
            variant={isEditable ? 'default' : 'filled'}
            renderRoot={(props) => <Link {...props} to={page} params={{ id: main.rowId }} />}
          >
            {words.openOf(main)}
          </Button>
        )}
        <Button
          variant={isEditable || page !== null ? 'default' : 'filled'}
          loading={isRunning}
          onClick={() => void resend(main)}
        >
          {t('pending.resend')}
        </Button>
        <Button variant="default" onClick={() => void copy()}>
          {t('pending.copy')}
        </Button>
        <Button variant="default" onClick={() => void discard(all)}>
          {t('pending.discard')}
        </Button>
      </div>
    </li>
  );
}

/** A change on its way: in one line what it is, its fields, and since when it waits. */
export function WaitingLine({ change }: { change: PendingChange }) {
  const words = useChangeWords();
  const fields = shownFields(change.patch);
  return (
    <li className={classes.line}>
      <ChangeHead change={change} isSince />
      {fields.length === 0 ? null : (
        <span className={classes.summary}>
          {fields
            .map((field) => `${words.fieldOf(change, field)}: ${words.valueOf(change, field, change.patch[field] ?? null)}`)
            .join(' · ')}
        </span>
      )}
    </li>
  );
}

/** Something that was given up; it can be taken back. */
export function DiscardedLine({ change }: { change: PendingChange }) {
  const { t } = useTranslation('office');
  const takeBack = useCommand((client, opNos: number[]) => client.office.undiscard({ opNos }));
  return (
    <li className={classes.line}>
      <ChangeHead change={change} />
      <div className={classes.actions}>
        <Button variant="default" loading={takeBack.isRunning} onClick={() => void takeBack.run([change.opNo])}>
          {t('pending.takeBack')}
        </Button>
      </div>
    </li>
  );
}

function ChangeHead({ change, isSince = false }: { change: PendingChange; isSince?: boolean }) {
  const { t } = useTranslation('office');
  const words = useChangeWords();
  const now = useLaptopNow();
  return (
    <div className={classes.head}>
      <span className={classes.did}>{words.didOf(change)}</span>
      {change.customerId === null ? (
        <strong>{change.title}</strong>
      ) : (
        <Anchor
          className={classes.title ?? ''}
          title={t('pending.open')}
          renderRoot={(props) => <Link {...props} to="/customers/$id" params={{ id: change.customerId ?? '' }} />}
        >
          {change.title}
        </Anchor>
      )}
      <span className={classes.when}>
        {isSince ? (
          t('pending.since', { when: momentOf(change.at, dayOf(now)) })
        ) : (
          <DayText value={change.at} now={now} withTime />
        )}
      </span>
    </div>
  );
}

function Values({ change, fields }: { change: PendingChange; fields: readonly string[] }) {
  const words = useChangeWords();
  return (
    <dl className={classes.values}>
      {fields.map((field) => (
        <div key={field} className={field === change.refusal?.field ? classes.blamed : undefined}>
          <dt>{words.fieldOf(change, field)}</dt>
          <dd>{words.valueOf(change, field, change.patch[field] ?? null)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Gives changes up and offers to take them back. */
function useDiscard(): (changes: readonly PendingChange[]) => Promise<void> {
  const { t } = useTranslation(['office', 'ui']);
  const client = useClient();
  const language = useLanguage();
  const discard = useCommand((core, opNos: number[]) => core.office.discard({ opNos }));
  return async (changes) => {
    const opNos = changes.map(({ opNo }) => opNo);
    if ((await discard.run(opNos)) === null) return;
    showUndoToast({
      message: t('pending.discardedToast', { count: opNos.length }),
      action: t('ui:undo'),
      onAction: () => {
        client.office
          .undiscard({ opNos })
          .catch((error: unknown) => showFailureToast({ title: t('pending.takeBack'), reason: sentenceOf(error, language) }));
      },
    });
  };
}
