import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../src-shared/customers/customer.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
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
  const history = useQuery(recordHistoryQuery(useClient(), customer.id));
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
