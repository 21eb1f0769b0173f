import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { sellMoreDrawer } from './drawers.ts';
import classes from './Leads.module.css';
import { StartedFrom, useStartedFrom } from './StartedFrom.tsx';

/** On the page of an opportunity that was won: the next one with the same customer, and those that came from it. */
export function FurtherSales({
  record,
  isReadOnly,
}: {
  record: {
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly customerId: string;
    readonly customerName: string | null;
  };
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('leads');
  const { id, kind, customerId, customerName } = record;
  const started = useStartedFrom('opportunities', id);
  const maySell = kind === 'won' && !isReadOnly && customerName !== null;
  if (!maySell && started.length === 0) return null;
  return (
    <Card
      title={t('further')}
      aside={
        maySell ? (
          <Button
            variant="subtle"
            onClick={() =>
              sellMoreDrawer.open({ customer: { id: customerId, name: customerName }, origin: { entity: 'opportunities', id } })
            }
          >
            {t('sellMore')}
          </Button>
        ) : null
      }
    >
      {started.length === 0 ? (
        <p className={classes.soft}>{t('furtherEmpty')}</p>
      ) : (
        <StartedFrom entity="opportunities" id={id} />
      )}
    </Card>
  );
}
