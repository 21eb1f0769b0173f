import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../src-shared/customers/customer.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useOfficeStatus } from '../api/use-office.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ChangeList } from './ChangeList.tsx';
import { recordHistoryQuery } from './use-customers.ts';

/** Every change of every field, with a way back. */
export function HistoryTab({ customer, isReadOnly }: { customer: Customer; isReadOnly: boolean }) {
  const { t } = useTranslation('customers');
  const language = useLanguage();
  const client = useClient();
  const history = useQuery(recordHistoryQuery(client, customer.id));
  const office = useOfficeStatus();
  const everyone = office?.role === 'admin';
  // The laptops' names come from the office and are kept: where it cannot be reached, those that are known are shown.
  useQuery({
    queryKey: ['office', 'devices', 'names', everyone],
    meta: { entities: [] },
    enabled: office !== undefined,
    retry: false,
    queryFn: () => client.office.devices({ everyone }),
  });
  return (
    <Card title={t('history.title')}>
      {history.isError ? (
        <FailedState reason={sentenceOf(history.error, language)} onRetry={() => void history.refetch()} />
      ) : null}
      {history.isPending ? <LoadingState /> : null}
      {history.data?.changes.length === 0 ? <EmptyState title={t('history.empty')} /> : null}
      {history.data === undefined ? null : (
        <ChangeList changes={history.data.changes} customer={customer} isReadOnly={isReadOnly} isLong />
      )}
      {history.data !== undefined && history.data.changes.length >= 300 ? <p>{t('history.more')}</p> : null}
    </Card>
  );
}
