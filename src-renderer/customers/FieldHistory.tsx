import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../locales/words.tsx';
import type { Customer, CustomerField } from '../../src-shared/customers/customer.ts';
import { useClient } from '../api/client.tsx';
import { HistoryButton } from '../ui/HistoryButton.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ChangeList } from './ChangeList.tsx';
import { customerHistoryQuery } from './use-customers.ts';

/** A small clock beside a fact: who changed it, when, from what to what; an old value can be put back. */
export function FieldHistory({ customer, field, isReadOnly }: { customer: Customer; field: CustomerField; isReadOnly: boolean }) {
  const { t } = useTranslation('customers');
  return (
    <HistoryButton label={t('history.open', { field: t(`fields.${field}`) })}>
      {(close) => <Changes customer={customer} field={field} isReadOnly={isReadOnly} onRestored={close} />}
    </HistoryButton>
  );
}

function Changes({
  customer,
  field,
  isReadOnly,
  onRestored,
}: {
  customer: Customer;
  field: CustomerField;
  isReadOnly: boolean;
  onRestored: () => void;
}) {
  const { t } = useTranslation('customers');
  const changes = useQuery(customerHistoryQuery(useClient(), customer.id, field)).data?.changes;
  if (changes === undefined) return <LoadingState lines={2} />;
  if (changes.length === 0) return <p style={{ margin: 0 }}>{t('history.empty')}</p>;
  return <ChangeList changes={changes} customer={customer} isReadOnly={isReadOnly} onRestored={onRestored} />;
}
