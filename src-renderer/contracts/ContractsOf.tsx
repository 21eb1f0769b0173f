import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import classes from './Contracts.module.css';
import { ContractTable } from './ContractTable.tsx';
import { newContractDrawer } from './drawers.ts';
import { useContracts } from './use-contracts.ts';

/** The contracts of one customer, those that end first above. */
export function ContractsOf({ customer, isReadOnly }: { customer: { id: string; name: string }; isReadOnly: boolean }) {
  const { t } = useTranslation('contracts');
  const list = useContracts({ customerId: customer.id, limit: 500 });
  const contracts = list.data?.contracts ?? [];
  return (
    <Card
      title={t('title')}
      isFlush={contracts.length > 0}
      aside={
        isReadOnly ? null : (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
            onClick={() => newContractDrawer.open({ customer: { id: customer.id, name: customer.name } })}
          >
            {t('new.contract')}
          </Button>
        )
      }
    >
      {list.isSuccess && contracts.length === 0 ? <p className={classes.none}>{t('noneHere')}</p> : null}
      {contracts.length === 0 ? null : <ContractTable contracts={contracts} isOfOne />}
    </Card>
  );
}
