import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { sentenceOf } from '../api/errors.ts';
import { Card } from '../ui/Card.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import classes from './Help.module.css';
import { HelpLine } from './HelpLine.tsx';
import { useHelpRequests } from './use-help.ts';
import { WordsForm } from './WordsForm.tsx';

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
  const ask = useCommand((client, text: string) => client.help.ask({ customerId, text }), {
    done: () => t('asked'),
    isQuiet: true,
  });
  return (
    <WordsForm draft={`help.${customerId}`} label={t('askLabel')} send={t('send')} most={2000} command={ask} onClose={onClose} />
  );
}
