import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useOwnWords } from '../custom-fields/index.ts';
import { Card } from '../ui/Card.tsx';
import { writeDayTime, writeMoney } from '../ui/formats.ts';
import classes from './Products.module.css';
import { writeQuantity } from './quantities.ts';
import { productEntities } from './use-products.ts';

/** Who changed what of a product, its own fields, prices, costs, stock and pictures, newest first. */
export function HistoryCard({ productId }: { productId: string }) {
  const { t } = useTranslation('products');
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['products', 'history', productId],
    meta: { entities: [...productEntities, 'customValues'] },
    queryFn: () => client.products.history({ id: productId }),
  });
  const own = useOwnWords();
  const shown = (value: string | number | boolean | null, isQuantity: boolean, ownFieldId: string | null) => {
    if (ownFieldId !== null) return own.valueOf(ownFieldId, value);
    if (value === null) return '–';
    if (typeof value === 'number' && isQuantity) return writeQuantity(value);
    return typeof value === 'number' ? writeMoney(value) : String(value);
  };
  const isQuantity = ({ entity, field }: { entity: string; field: string | null }) =>
    entity === 'stockLevels' || field === 'packMilli';
  return (
    <Card title={t('history.title')}>
      {data?.changes.length === 0 ? <p className={classes.soft}>{t('history.none')}</p> : null}
      <table className={classes.lines}>
        <tbody>
          {(data?.changes ?? []).map((change, at) => (
            <tr key={at}>
              <td className={classes.soft}>
                {writeDayTime(change.at)}
                <br />
                {change.userName ?? ''}
              </td>
              <td>
                {change.ownFieldId === null ? (change.listName ?? t(`history.${change.entity}`)) : own.nameOf(change.ownFieldId)}
                {change.field === null || change.ownFieldId !== null
                  ? null
                  : ` · ${t(`history.field.${change.field}` as 'history.field.name', change.field)}`}
              </td>
              <td>
                {change.kind === 'update'
                  ? [change.oldValue, change.newValue]
                      .map((value) => shown(value, isQuantity(change), change.ownFieldId))
                      .join(' → ')
                  : change.entity === 'productPhotos'
                    ? t(`history.photo.${change.kind}`, { name: shown(change.newValue ?? change.oldValue, false, null) })
                    : change.newValue === null
                      ? t(`history.${change.kind}`)
                      : shown(change.newValue, isQuantity(change), change.ownFieldId)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
