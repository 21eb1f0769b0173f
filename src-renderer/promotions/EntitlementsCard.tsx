import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { LedgerTable } from './LedgerCard.tsx';
import { useLedger } from './use-promotions.ts';

/** Gifts and tours of a customer; nothing where there were none. */
export function EntitlementsCard({ customerId }: { customerId: string }) {
  const { t } = useTranslation('promotions');
  const entries = useLedger({ customerId }).data?.entries ?? [];
  if (entries.length === 0) return null;
  return (
    <Card title={t('ledger.title')}>
      <LedgerTable entries={entries} shows="promotion" />
    </Card>
  );
}
