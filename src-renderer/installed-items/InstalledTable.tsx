import { Button, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InstalledItem } from '../../src-shared/installed-items/installed-items.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { writeDay } from '../ui/formats.ts';
import { installedDrawer } from './drawers.ts';
import classes from './InstalledItems.module.css';
import list from '../ui/ListScreen.module.css';

/** What was sold, as a table; a name opens what is known of it, and one click says that it was maintained. */
export function InstalledTable({
  items,
  isOfOne = false,
  isReadOnly = false,
}: {
  items: readonly InstalledItem[];
  isOfOne?: boolean;
  isReadOnly?: boolean;
}) {
  const { t } = useTranslation('installed-items');
  const maintain = useCommand((client, item: InstalledItem) => client.installedItems.maintain({ id: item.id }), {
    done: ({ nextMaintenanceOn }, { name }) =>
      nextMaintenanceOn === null
        ? t('toast.maintained', { name })
        : t('toast.maintainedNext', { name, next: writeDay(nextMaintenanceOn) }),
  });
  return (
    <div className={list.scroll}>
      <table className={`${list.table} ${isOfOne ? classes.narrow : classes.all}`} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('fields.name')}</th>
            {isOfOne ? null : <th scope="col">{t('fields.customerId')}</th>}
            <th scope="col">{t('fields.soldOn')}</th>
            <th scope="col">{t('fields.warrantyEndsOn')}</th>
            <th scope="col">{t('fields.nextMaintenanceOn')}</th>
            <th scope="col">
              <VisuallyHidden>{t('maintained')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <button
                  type="button"
                  className={classes.name}
                  disabled={isReadOnly}
                  onClick={() => installedDrawer.open({ item })}
                >
                  {item.name}
                </button>{' '}
                <span className={classes.soft}>
                  {[item.serial, item.isRetired ? t('retired') : null].filter((part) => part !== null).join(' · ')}
                </span>
              </td>
              {isOfOne ? null : (
                <td>
                  {item.customerName === null ? (
                    t('unseen')
                  ) : (
                    <Link to="/customers/$id" params={{ id: item.customerId }} search={{ tab: 'sales' }} className={classes.link}>
                      {item.customerName}
                    </Link>
                  )}
                </td>
              )}
              <td className={list.nowrap}>{item.soldOn === null ? '' : writeDay(item.soldOn)}</td>
              <td className={list.nowrap}>
                {item.warrantyEndsOn === null ? (
                  ''
                ) : (
                  <>
                    {writeDay(item.warrantyEndsOn)}
                    <span className={classes.soft}>
                      {(item.warrantyDaysLeft ?? 0) < 0
                        ? ` · ${t('over')}`
                        : (item.warrantyDaysLeft ?? 0) <= 90
                          ? ` · ${t('daysLeft', { count: item.warrantyDaysLeft ?? 0 })}`
                          : ''}
                    </span>
                  </>
                )}
              </td>
              <td className={list.nowrap}>
                {item.nextMaintenanceOn === null ? (
                  ''
                ) : (
                  <span className={(item.maintenanceDaysLeft ?? 0) < 0 && !item.isRetired ? classes.late : undefined}>
                    {writeDay(item.nextMaintenanceOn)}
                    {(item.maintenanceDaysLeft ?? 0) < 0 && !item.isRetired ? ` · ${t('overdue')}` : ''}
                  </span>
                )}
                {item.lastMaintenanceOn === null ? null : (
                  <span className={classes.under}>{t('lastOn', { day: writeDay(item.lastMaintenanceOn) })}</span>
                )}
              </td>
              <td className={classes.act}>
                {isReadOnly || item.isRetired || (item.maintainEveryMonths === null && item.nextMaintenanceOn === null) ? null : (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('maintainedOf', { name: item.name })}
                    onClick={() => void maintain.run(item)}
                  >
                    {t('maintained')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
