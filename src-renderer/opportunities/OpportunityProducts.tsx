import { ActionIcon, Button, TextInput, VisuallyHidden } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDong } from '../../src-shared/lib/money.ts';
import { mostQuantityMilli } from '../../src-shared/lib/amounts.ts';
import type { OpportunityProduct, OpportunityRecord } from '../../src-shared/opportunities/opportunity-record.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { ProductPicker } from '../products/index.ts';
import { Card } from '../ui/Card.tsx';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import classes from './OpportunityPage.module.css';

/** What they would buy, with what it comes to; that sum can become the value of the whole. */
export function OpportunityProducts({ record, isReadOnly }: { record: OpportunityRecord; isReadOnly: boolean }) {
  const { t } = useTranslation(['opportunities', 'ui']);
  const language = useLanguage();
  const update = useCommand(
    (client, line: OpportunityProduct) => client.opportunities.saveProduct({ opportunityId: record.id, ...line }),
    { done: (_done, { name }) => t('opportunities:toast.productChanged', { name }), isQuiet: true },
  );
  const save = async (line: OpportunityProduct): Promise<string | null> => {
    const outcome = await update.attempt(line);
    return outcome.isDone ? null : outcome.sentence;
  };
  const remove = useCommand((client, { id }: OpportunityProduct) => client.opportunities.removeProduct({ id }), {
    done: (_done, { name }) => t('opportunities:toast.productRemoved', { name }),
  });
  const value = useCommand((client, valueDong: number) => client.opportunities.update({ id: record.id, change: { valueDong } }), {
    done: () => t('opportunities:toast.changed', { title: record.title }),
  });
  const amountOf = ({ quantityMilli, priceDong }: OpportunityProduct) =>
    priceDong === null ? null : Math.round((quantityMilli * priceDong) / 1000);
  const sum = record.products.reduce((total, product) => total + (amountOf(product) ?? 0), 0);
  return (
    <Card
      title={t('opportunities:products')}
      isFlush
      aside={
        !isReadOnly && sum > 0 && sum !== record.valueDong ? (
          <Button variant="subtle" loading={value.isRunning} onClick={() => void value.run(sum)}>
            {t('opportunities:sumAsValue', { amount: writeMoney(sum) })}
          </Button>
        ) : null
      }
    >
      {record.products.length === 0 ? <p className={classes.none}>{t('opportunities:noProducts')}</p> : null}
      {record.products.length === 0 ? null : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('opportunities:product')}</th>
                <th scope="col" className={classes.right}>
                  {t('opportunities:quantity')}
                </th>
                <th scope="col" className={classes.right}>
                  {t('opportunities:price')}
                </th>
                <th scope="col" className={classes.right}>
                  {t('opportunities:amount')}
                </th>
                <th scope="col">
                  <VisuallyHidden>{t('opportunities:acts')}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {record.products.map((product) => {
                const amount = amountOf(product);
                return (
                  <tr key={product.id}>
                    <td>{product.name}</td>
                    <td className={classes.right}>
                      <InlineEdit
                        label={t('opportunities:quantityOf', { name: product.name })}
                        value={writeNumber(product.quantityMilli / 1000, language)}
                        kind={{ type: 'text', inputMode: 'numeric' }}
                        isReadOnly={isReadOnly}
                        onSave={async (typed) => {
                          const quantityMilli = readQuantity(typed ?? '', language);
                          return quantityMilli === null ? t('opportunities:quantityWrong') : save({ ...product, quantityMilli });
                        }}
                      />
                    </td>
                    <td className={classes.right}>
                      <InlineEdit
                        label={t('opportunities:priceOf', { name: product.name })}
                        value={product.priceDong === null ? null : writeMoney(product.priceDong)}
                        kind={{ type: 'text' }}
                        isReadOnly={isReadOnly}
                        onSave={async (typed) => {
                          const priceDong = typed === null ? null : parseDong(typed);
                          return typed !== null && priceDong === null
                            ? t('ui:money.notUnderstood')
                            : save({ ...product, priceDong });
                        }}
                      />
                    </td>
                    <td className={classes.right}>{amount === null ? '–' : writeMoney(amount)}</td>
                    <td className={classes.right}>
                      {isReadOnly ? null : (
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t('opportunities:removeOne', { name: product.name })}
                          onClick={() => void remove.run(product)}
                        >
                          <IconX size={15} aria-hidden />
                        </ActionIcon>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {isReadOnly ? null : <NewLine opportunityId={record.id} />}
    </Card>
  );
}

function NewLine({ opportunityId }: { opportunityId: string }) {
  const { t } = useTranslation('opportunities');
  const [name, setName] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [price, setPrice] = useState('');
  const [isTried, setIsTried] = useState(false);
  const add = useCommand(
    (client, line: { productId?: string; name: string; quantityMilli: number; priceDong: number | null }) =>
      client.opportunities.saveProduct({ opportunityId, ...line }),
    { done: (_done, line) => t('toast.productAdded', { name: line.name }) },
  );
  const language = useLanguage();
  const quantityMilli = readQuantity(quantity, language);
  const priceDong = price.trim() === '' ? null : parseDong(price);
  const isBadPrice = price.trim() !== '' && priceDong === null;
  async function save() {
    setIsTried(true);
    if (name.trim() === '' || quantityMilli === null || isBadPrice) return;
    if ((await add.run({ name, quantityMilli, priceDong })) === null) return;
    setName('');
    setQuantity('1');
    setPrice('');
    setIsTried(false);
  }
  return (
    <div className={classes.add}>
      <ProductPicker
        name={t('fromCatalogue')}
        placeholder={t('fromCatalogue')}
        onChange={(product) => {
          if (product === null) return;
          const { id: productId, priceDong: usual } = product;
          void add.run({ productId, name: product.name, quantityMilli: quantityMilli ?? 1000, priceDong: usual });
        }}
      />
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          aria-label={t('product')}
          placeholder={t('productHint')}
          maxLength={300}
          value={name}
          error={isTried && name.trim() === '' ? t('productMissing') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          aria-label={t('quantity')}
          value={quantity}
          maxLength={20}
          error={isTried && quantityMilli === null ? t('quantityWrong') : null}
          onChange={(event) => setQuantity(event.currentTarget.value)}
        />
        <MoneyInput aria-label={t('price')} value={price} onChange={setPrice} />
        <Button type="submit" variant="default" loading={add.isRunning}>
          {t('addProduct')}
        </Button>
      </form>
    </div>
  );
}

/** `1.250,5` as thousandths (`1,250.5` in English); null where it is no quantity that a line takes. */
function readQuantity(text: string, language: string): number | null {
  const clean = text.trim().replaceAll(/\s/g, '');
  const [group, point] = language === 'en' ? [',', '.'] : ['.', ','];
  const plain = clean.replaceAll(group, '').replace(point, '.');
  const milli = Math.round(Number(plain) * 1000);
  return plain !== '' && Number.isInteger(milli) && milli >= 1 && milli <= mostQuantityMilli ? milli : null;
}
