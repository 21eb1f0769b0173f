import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { installedDrawer } from './drawers.ts';
import classes from './InstalledItems.module.css';
import { InstalledTable } from './InstalledTable.tsx';
import { useInstalled } from './use-installed.ts';

/** What was sold to one customer and is in use there. */
export function InstalledOf({ customer, isReadOnly }: { customer: { id: string; name: string }; isReadOnly: boolean }) {
  const { t } = useTranslation('installed-items');
  const list = useInstalled({ customerId: customer.id, limit: 500 });
  const items = list.data?.items ?? [];
  return (
    <Card
      title={t('title')}
      isFlush={items.length > 0}
      aside={
        isReadOnly ? null : (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
            onClick={() => installedDrawer.open({ customer: { id: customer.id, name: customer.name } })}
          >
            {t('add')}
          </Button>
        )
      }
    >
      {list.isSuccess && items.length === 0 ? <p className={classes.none}>{t('noneHere')}</p> : null}
      {items.length === 0 ? null : <InstalledTable items={items} isOfOne isReadOnly={isReadOnly} />}
    </Card>
  );
}
