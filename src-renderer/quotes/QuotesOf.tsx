import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import classes from '../ui/SaleSheet.module.css';
import { QuoteTable } from './QuoteTable.tsx';
import { useQuotes } from './use-quotes.ts';

/** The quotes of a customer, or those made out of an opportunity, and a new one in one click. */
export function QuotesOf({
  customerId,
  opportunityId,
  isReadOnly = false,
}: {
  customerId: string;
  opportunityId?: string;
  isReadOnly?: boolean;
}) {
  const { t } = useTranslation('quotes');
  const navigate = useNavigate();
  const of = opportunityId === undefined ? { customerId } : { opportunityId };
  const list = useQuotes(of);
  const make = useCommand((client, _none: null) => client.quotes.create(of), { done: ({ label }) => t('made', { label }) });
  const quotes = list.data?.quotes ?? [];
  return (
    <Card
      title={t('title')}
      isFlush={quotes.length > 0}
      aside={
        isReadOnly ? null : (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
            loading={make.isRunning}
            onClick={async () => {
              const made = await make.run(null);
              if (made !== null) await navigate({ to: '/quotes/$id', params: { id: made.id } });
            }}
          >
            {t(opportunityId === undefined ? 'new' : 'fromOpportunity')}
          </Button>
        )
      }
    >
      {list.isSuccess && quotes.length === 0 ? <p className={classes.soft}>{t('noneHere')}</p> : null}
      {quotes.length === 0 ? null : <QuoteTable quotes={quotes} isOfOne />}
    </Card>
  );
}
