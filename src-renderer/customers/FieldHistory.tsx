import { ActionIcon, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, CustomerField } from '../../src-shared/customers/customer.ts';
import { useClient } from '../api/client.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ChangeList } from './ChangeList.tsx';
import { customerHistoryQuery } from './use-customers.ts';

/** A small clock beside a fact: who changed it, when, from what to what; an old value can be put back. */
export function FieldHistory({ customer, field, isReadOnly }: { customer: Customer; field: CustomerField; isReadOnly: boolean }) {
  const { t } = useTranslation('customers');
  const [isOpen, setIsOpen] = useState(false);
  const label = t('history.open', { field: t(`fields.${field}`) });
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="left-start" width={360} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={label} title={label} onClick={() => setIsOpen(!isOpen)}>
          <IconHistory size={15} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {isOpen ? (
          <Changes customer={customer} field={field} isReadOnly={isReadOnly} onRestored={() => setIsOpen(false)} />
        ) : null}
      </Popover.Dropdown>
    </Popover>
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
