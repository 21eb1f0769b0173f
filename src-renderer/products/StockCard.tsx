import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { readOnHand } from '../../src-shared/stock/stock-import.ts';
import { usualWarehouse } from '../../src-shared/stock/stock.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { writeDayTime } from '../ui/formats.ts';
import classes from './Products.module.css';
import { writeQuantity } from './quantities.ts';
import { useStock } from './use-stock.ts';

/** How much there is of one product, where, counted when, and how much of it is spoken for. */
export function StockCard({ productId, unit }: { productId: string; unit: string }) {
  const { t } = useTranslation('stock');
  const { stock, syncedAt, mayChange, isKnown } = useStock([productId]);
  const [form, setForm] = useState<{ warehouse: string; quantity: string }>({ warehouse: usualWarehouse, quantity: '' });
  const save = useCommand((core, level: { warehouse: string; onHandMilli: number }) => core.stock.save({ productId, ...level }), {
    done: (_answer, { warehouse }) => t('saved', { warehouse }),
  });
  const remove = useCommand((core, { id }: { id: string; warehouse: string }) => core.stock.remove({ ids: [id] }), {
    done: (_answer, { warehouse }) => t('removed', { warehouse }),
  });
  const of = stock.get(productId);
  if (!isKnown || of === undefined) return null;
  const { warehouses, onHandMilli, heldMilli, freeMilli } = of;
  // A laptop of an office that keeps no stock here has nothing to say about it.
  if (!mayChange && warehouses.length === 0 && heldMilli === 0) return null;
  const milli = readOnHand(form.quantity);
  const isReady = milli !== null && form.warehouse.trim() !== '';
  const amount = (quantity: number) => `${writeQuantity(quantity)} ${unit}`;
  return (
    <Card
      title={t('title')}
      aside={syncedAt === null ? null : <span className={classes.soft}>{t('synced', { at: writeDayTime(syncedAt) })}</span>}
    >
      {onHandMilli === null ? (
        <p className={classes.soft}>{t(mayChange ? 'none' : 'noneReadOnly')}</p>
      ) : (
        <p className={classes.said} data-testid="stock-free">
          <b className="fb-figures">{t('onHand', { amount: amount(onHandMilli) })}</b>
          {heldMilli === 0 || freeMilli === null ? null : (
            <span className="fb-figures"> · {t('free', { held: amount(heldMilli), free: amount(freeMilli) })}</span>
          )}
        </p>
      )}
      {onHandMilli === null && heldMilli > 0 ? (
        <p className={classes.said}>{t('heldOnly', { held: amount(heldMilli) })}</p>
      ) : null}
      <table className={classes.lines} aria-label={t('table')}>
        <tbody>
          {warehouses.map(({ id, warehouse, onHandMilli: there, asOf }) => (
            <tr key={id}>
              <th scope="row">{warehouse}</th>
              <td className={classes.soft}>{t('asOf', { at: writeDayTime(asOf) })}</td>
              <td className={`${classes.right} fb-figures`}>{amount(there)}</td>
              <td className={classes.right}>
                {mayChange ? (
                  <>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('countOf', { warehouse })}
                      onClick={() => setForm({ warehouse, quantity: writeQuantity(there) })}
                    >
                      {t('count')}
                    </Button>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('removeOf', { warehouse })}
                      onClick={() => void remove.run({ id, warehouse })}
                    >
                      {t('remove')}
                    </Button>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayChange ? (
        <form
          className={classes.inCard}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isReady) return;
            void save
              .run({ warehouse: form.warehouse.trim(), onHandMilli: milli })
              .then((done) => (done === null ? undefined : setForm({ ...form, quantity: '' })));
          }}
        >
          <TextInput
            w={190}
            label={t('warehouse')}
            maxLength={100}
            value={form.warehouse}
            onChange={(event) => setForm({ ...form, warehouse: event.currentTarget.value })}
          />
          <TextInput
            w={130}
            label={t('quantity', { unit })}
            value={form.quantity}
            error={form.quantity.trim() !== '' && milli === null ? t('quantityBad') : null}
            onChange={(event) => setForm({ ...form, quantity: event.currentTarget.value })}
          />
          <Button type="submit" variant="default" disabled={!isReady}>
            {t('save')}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}
