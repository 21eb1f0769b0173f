import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useLanguage } from '../api/use-language.ts';
import { sentenceOf } from '../api/errors.ts';
import { Card } from '../ui/Card.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Help.module.css';
import { HelpLine } from './HelpLine.tsx';
import { useHelpRequests } from './use-help.ts';

/** “Do you need help? What?” on a customer's page, and what became of it. */
export function HelpCard({ customerId, isReadOnly }: { customerId: string; isReadOnly: boolean }) {
  const { t } = useTranslation('help');
  const language = useLanguage();
  const list = useHelpRequests(customerId);
  const [isAsking, setIsAsking] = useState(false);
  const requests = list.data?.requests ?? [];
  return (
    <Card
      title={t('title')}
      aside={
        isReadOnly || isAsking ? null : (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
            onClick={() => setIsAsking(true)}
          >
            {t('ask')}
          </Button>
        )
      }
    >
      {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
      {isAsking ? <AskForm customerId={customerId} onClose={() => setIsAsking(false)} /> : null}
      {list.isSuccess && requests.length === 0 && !isAsking ? <p className={classes.empty}>{t('empty')}</p> : null}
      {requests.length === 0 ? null : (
        <ul className={classes.list}>
          {requests.map((request) => (
            <HelpLine key={request.id} request={request} isReadOnly={isReadOnly} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AskForm({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation('help');
  const { values, change, clear } = useDraft(`help.${customerId}`, { text: '' });
  const ask = useCommand((client, text: string) => client.help.ask({ customerId, text }), {
    done: () => t('asked'),
    isQuiet: true,
  });
  async function send() {
    if (values.text.trim() === '' || (await ask.run(values.text)) === null) return;
    clear();
    onClose();
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={t('askLabel')}
        autoFocus
        maxLength={2000}
        value={values.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onSend={() => void send()}
        error={ask.failure}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={ask.isRunning} disabled={values.text.trim() === ''}>
          {t('send')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
