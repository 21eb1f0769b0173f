import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { showFailureToast } from '../ui/toasts.tsx';
import classes from './Contacts.module.css';
import { type ZaloStart, zaloDrawer } from './zalo-drawer.ts';

const outcomes = ['answered', 'waiting', 'later', 'refused'] as const;

/** The message is copied, Zalo opens, the touch is in the timeline; what came of it is asked for in the same place. */
export function ZaloDrawer() {
  const start = zaloDrawer.use();
  return start === null ? null : <ZaloForm key={`${start.customerId} ${start.name} ${start.about?.key ?? ''}`} start={start} />;
}

function ZaloForm({ start: { customerId, name, address, greeting, about } }: { start: ZaloStart }) {
  const { t } = useTranslation('contacts');
  const { desktop } = useHost();
  const { values, change, clear } = useDraft(`zalo.${customerId}.${name}.${about?.key ?? ''}`, {
    message: t('zalo.template', { greeting }) + (about?.text ?? ''),
  });
  /** The newest words of the touch, and which entry says them. */
  const [logged, setLogged] = useState<{ id: string; text: string } | null>(null);
  const [outcome, setOutcome] = useState<string>('waiting');
  const log = useCommand(
    (client, text: string) => client.interactions.create({ customerId, kind: 'chat', text, withWhom: name }),
    { done: () => t('zalo.logged', { name }), isQuiet: true },
  );
  const finish = useCommand(
    (client, { id, text }: { id: string; text: string; isOutcome: boolean }) =>
      client.interactions.correct({ id, correction: { text } }),
    { done: (_answer, { isOutcome }) => (isOutcome ? t('zalo.outcomeLogged') : t('zalo.logged', { name })), isQuiet: true },
  );

  async function write() {
    const text = values.message.trim();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      showFailureToast({ title: t('zalo.title', { name }), reason: t('zalo.notCopied') });
    }
    if (desktop === null) window.open(address, '_blank', 'noreferrer');
    else void desktop.openExternal(address);
    if (logged?.text === text) return;
    // Written again, it is still the same touch: its words are put right, and what came of it is asked once.
    const made =
      logged === null
        ? await log.run(t('zalo.entry', { text }))
        : await finish.run({ id: logged.id, text: t('zalo.entry', { text }), isOutcome: false });
    if (made !== null) setLogged({ id: made.id, text });
  }
  async function save() {
    if (logged === null) return write();
    const known = outcomes.find((value) => value === outcome) ?? 'waiting';
    const text = `${t('zalo.entry', { text: values.message.trim() })}\n${t('zalo.outcomeLine', { outcome: t(`zalo.outcome.${known}`) })}`;
    if ((await finish.run({ id: logged.id, text, isOutcome: true })) === null) return undefined;
    clear();
    zaloDrawer.close();
    return undefined;
  }
  return (
    <FormDrawer
      isOpen
      title={t('zalo.title', { name })}
      saveLabel={logged === null ? t('zalo.copyAndOpen') : t('zalo.saveOutcome')}
      isSaving={log.isRunning || finish.isRunning}
      failure={log.failure ?? finish.failure}
      onSave={() => void save()}
      onClose={() => {
        if (logged !== null) clear();
        zaloDrawer.close();
      }}
    >
      <TextArea
        label={t('zalo.message')}
        autoFocus
        maxLength={5000}
        value={values.message}
        onChange={(event) => change({ message: event.currentTarget.value })}
      />
      <p className={classes.hint}>{t('zalo.hint', { address: address.replace('https://', '') })}</p>
      {logged === null ? null : (
        <div className={classes.outcome}>
          <span>{t('zalo.whatCame')}</span>
          <SegmentedControl
            aria-label={t('zalo.whatCame')}
            value={outcome}
            onChange={setOutcome}
            data={outcomes.map((value) => ({ value, label: t(`zalo.outcome.${value}`) }))}
          />
          <Button variant="subtle" onClick={() => void write()}>
            {t('zalo.again')}
          </Button>
        </div>
      )}
    </FormDrawer>
  );
}
