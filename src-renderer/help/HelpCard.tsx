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
  const [asking, setAsking] = useState<'help' | 'plan' | null>(null);
  const requests = list.data?.requests ?? [];
  return (
    <Card
      title={t('title')}
      aside={
        isReadOnly || asking !== null ? null : (
          <>
            <Button variant="subtle" onClick={() => setAsking('plan')}>
              {t('plan')}
            </Button>
            <Button
              variant="subtle"
              leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              onClick={() => setAsking('help')}
            >
              {t('ask')}
            </Button>
          </>
        )
      }
    >
      {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
      {asking === null ? null : <AskForm key={asking} customerId={customerId} kind={asking} onClose={() => setAsking(null)} />}
      {list.isSuccess && requests.length === 0 && asking === null ? <p className={classes.empty}>{t('empty')}</p> : null}
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

function AskForm({ customerId, kind, onClose }: { customerId: string; kind: 'help' | 'plan'; onClose: () => void }) {
  const { t } = useTranslation('help');
  const ask = useCommand((client, text: string) => client.help.ask({ customerId, text, kind }), {
    done: () => t(kind === 'plan' ? 'planSent' : 'asked'),
    isQuiet: true,
  });
  return (
    <WordsForm
      draft={kind === 'plan' ? `help.plan.${customerId}` : `help.${customerId}`}
      label={t(kind === 'plan' ? 'planLabel' : 'askLabel')}
      send={t(kind === 'plan' ? 'sendPlan' : 'send')}
      most={kind === 'plan' ? 5000 : 2000}
      command={ask}
      onClose={onClose}
    />
  );
}
