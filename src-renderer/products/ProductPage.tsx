import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { OwnFieldsCard } from '../custom-fields/index.ts';
import { PaperIntake } from '../files/index.ts';
import { Card } from '../ui/Card.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeDay, writeMoney } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import { DayField } from '../ui/DayField.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { PhotosCard } from './PhotosCard.tsx';
import { draftOf, ProductDrawer, type ProductDraft } from './ProductDrawer.tsx';
import classes from './Products.module.css';
import { readQuantity, writeQuantity } from './quantities.ts';
import { StockCard } from './StockCard.tsx';
import { productQuery, usePriceLists } from './use-products.ts';

/** One product: what it is, what it costs in every list, its tax now and after the next change, who changed what. */
export function ProductPage() {
  const { t } = useTranslation('products');
  const { id } = useParams({ from: '/products/$id' });
  const client = useClient();
  const language = useLanguage();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(productQuery(client, id));
  const [draft, setDraft] = useState<ProductDraft | null>(null);
  const remove = useCommand((core) => core.products.remove({ ids: [id] }), {
    done: () => t('removed', { name: data?.product.name ?? '' }),
  });
  usePlace({
    title: t('title'),
    ...(data === undefined ? {} : { detail: data.product.name }),
    onTitle: () => void navigate({ to: '/products' }),
  });
  if (data === undefined) {
    return error === null ? (
      <LoadingState lines={6} />
    ) : (
      <FailedState reason={sentenceOf(error, language)} onRetry={() => void refetch()} />
    );
  }
  const { product, groups, nextVat, mayChange } = data;
  const facts: readonly (readonly [string, string])[] = [
    [t('fields.code'), product.code],
    [t('fields.groupId'), groups.map(({ name }) => name).join(' › ') || t('noGroup')],
    [t('fields.unit'), product.unit],
    [
      t('fields.pack'),
      product.packMilli === null
        ? '–'
        : t('packWords', {
            quantity: writeQuantity(product.packMilli),
            unit: product.unit,
            pack: product.packUnit ?? t('aPack'),
          }),
    ],
    [t('fields.barcode'), product.barcode ?? '–'],
    [t('fields.nameEn'), product.nameEn ?? '–'],
  ];
  return (
    <div>
      <PageHeader
        title={product.name}
        actions={
          <>
            <Button variant="subtle" component={Link} to="/products">
              {t('backToList')}
            </Button>
            {mayChange ? (
              <>
                <Button
                  variant="default"
                  onClick={() =>
                    void remove.run(undefined).then((done) => (done === null ? undefined : navigate({ to: '/products' })))
                  }
                >
                  {t('remove')}
                </Button>
                <Button onClick={() => setDraft(draftOf(product))}>{t('edit')}</Button>
              </>
            ) : null}
          </>
        }
      />
      {mayChange ? <PaperIntake owner={{ productId: id }} name={product.name} onTaken={() => undefined} /> : null}
      <div className={classes.record}>
        <div className={classes.stack}>
          <PhotosCard productId={id} name={product.name} />
          <Card title={t('facts')} aside={product.isActive ? null : <StateBadge>{t('inactive')}</StateBadge>}>
            <table className={classes.lines}>
              <tbody>
                {facts.map(([label, value]) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {product.description === null ? null : <p className={classes.said}>{product.description}</p>}
          </Card>
          <OwnFieldsCard customerId={id} entity="products" rowId={id} isReadOnly={!mayChange} />
          <Card title={t('fields.vat')}>
            <p className={classes.said}>
              <b>{product.vatRate === null ? t('noRate') : t(`rate.${product.vatRate}`)}</b>{' '}
              <span className={classes.soft}>{t(`vatClass.${product.vatClass}`)}</span>
            </p>
            <p className={classes.soft}>{t(`vatHint.${product.vatClass}`)}</p>
            {nextVat === null ? null : (
              <p role="note" className={classes.said}>
                {t('nextVat', {
                  day: writeDay(nextVat.on),
                  rate: nextVat.rate === null ? t('noRate') : t(`rate.${nextVat.rate}`),
                })}
              </p>
            )}
          </Card>
        </div>
        <div className={classes.stack}>
          <PricesCard productId={id} unit={product.unit} prices={data.prices} mayChange={mayChange} />
          {data.costs.length > 0 || mayChange ? <CostsCard productId={id} costs={data.costs} mayChange={mayChange} /> : null}
          <StockCard productId={id} unit={product.unit} />
          <HistoryCard productId={id} />
        </div>
      </div>
      {draft === null ? null : <ProductDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </div>
  );
}

interface Price {
  readonly id: string;
  readonly priceListId: string;
  readonly listName: string;
  readonly holdsToday: boolean;
  readonly minQuantityMilli: number;
  readonly priceDong: number;
}

function PricesCard({
  productId,
  unit,
  prices,
  mayChange,
}: {
  productId: string;
  unit: string;
  prices: readonly Price[];
  mayChange: boolean;
}) {
  const { t } = useTranslation('products');
  const { lists } = usePriceLists();
  const [list, setList] = useState<string | null>(null);
  const [quantity, setQuantity] = useState('');
  const [price, setPrice] = useState('');
  const save = useCommand(
    (core, value: { priceListId: string; minQuantityMilli: number; priceDong: number | null }) =>
      core.priceLists.setPrices({ prices: [{ productId, ...value }] }),
    { done: (_answer, { priceDong }) => t(priceDong === null ? 'stepTaken' : 'stepSaved') },
  );
  const chosen = list ?? lists[0]?.id ?? null;
  const milli = quantity.trim() === '' ? 0 : readQuantity(quantity);
  const dong = parseDong(price);
  const isReady = chosen !== null && milli !== null && dong !== null && dong >= 0;
  return (
    <Card title={t('prices')}>
      {prices.length === 0 ? <p className={classes.soft}>{t('pricesNone')}</p> : null}
      <table className={classes.lines}>
        <tbody>
          {prices.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.listName} {one.holdsToday ? null : <StateBadge>{t('lists.notToday')}</StateBadge>}
              </th>
              <td>{one.minQuantityMilli === 0 ? '' : t('from', { quantity: writeQuantity(one.minQuantityMilli), unit })}</td>
              <td className={`${classes.right} fb-figures`}>{writeMoney(one.priceDong)}</td>
              <td className={classes.right}>
                {mayChange ? (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('takePrice', { list: one.listName, price: writeMoney(one.priceDong) })}
                    onClick={() =>
                      void save.run({ priceListId: one.priceListId, minQuantityMilli: one.minQuantityMilli, priceDong: null })
                    }
                  >
                    {t('take')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayChange && lists.length > 0 ? (
        <form
          className={classes.inCard}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isReady) return;
            void save.run({ priceListId: chosen, minQuantityMilli: milli, priceDong: dong }).then((done) => {
              if (done === null) return;
              setQuantity('');
              setPrice('');
            });
          }}
        >
          <select aria-label={t('list')} value={chosen ?? ''} onChange={(event) => setList(event.currentTarget.value)}>
            {lists.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <TextInput
            w={130}
            aria-label={t('fromQuantityLabel')}
            placeholder={t('fromQuantityLabel')}
            value={quantity}
            error={quantity.trim() !== '' && milli === null ? t('packBad') : null}
            onChange={(event) => setQuantity(event.currentTarget.value)}
          />
          <MoneyInput w={190} aria-label={t('fields.price')} value={price} onChange={setPrice} />
          <Button type="submit" variant="default" disabled={!isReady}>
            {t('addPrice')}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}

function CostsCard({
  productId,
  costs,
  mayChange,
}: {
  productId: string;
  costs: readonly { id: string; costDong: number; fromOn: string }[];
  mayChange: boolean;
}) {
  const { t } = useTranslation('products');
  const today = dayOf(useNow());
  const [cost, setCost] = useState('');
  const [fromOn, setFromOn] = useState<string | null>(today);
  const save = useCommand(
    (core, value: { fromOn: string; costDong: number | null }) => core.products.setCost({ productId, ...value }),
    { done: (_answer, { costDong }) => t(costDong === null ? 'costTaken' : 'costSaved') },
  );
  const dong = parseDong(cost);
  const isReady = dong !== null && dong >= 0 && fromOn !== null;
  return (
    <Card title={t('costs')} aside={<span className={classes.soft}>{t('costsHint')}</span>}>
      <table className={classes.lines}>
        <tbody>
          {costs.map((one) => (
            <tr key={one.id}>
              <th scope="row">{t('lists.from', { day: writeDay(one.fromOn) })}</th>
              <td className={`${classes.right} fb-figures`}>{writeMoney(one.costDong)}</td>
              <td className={classes.right}>
                {mayChange ? (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('takeCost', { day: writeDay(one.fromOn) })}
                    onClick={() => void save.run({ fromOn: one.fromOn, costDong: null })}
                  >
                    {t('take')}
                  </Button>
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
            void save.run({ fromOn, costDong: dong }).then((done) => (done === null ? undefined : setCost('')));
          }}
        >
          <MoneyInput w={190} label={t('cost')} value={cost} onChange={setCost} />
          <DayField label={t('lists.fromOn')} value={fromOn} onChange={setFromOn} />
          <Button type="submit" variant="default" disabled={!isReady}>
            {t('addCost')}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}
