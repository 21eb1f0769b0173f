import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { useTranslation } from '../locales/words.tsx';
import type { CycleState } from '../../src-shared/buying-cycle/buying-cycle.ts';
import type { BoughtProduct, buyingCycle } from '../../src-shared/buying-cycle/buying-cycle.contract.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { sellMoreDrawer } from '../leads/index.ts';
import { Card } from '../ui/Card.tsx';
import { writeDay, writeNumber } from '../ui/formats.ts';
import { StateBadge, type Tone } from '../ui/StateBadge.tsx';
import classes from './BuyingCycle.module.css';

const tones: Readonly<Record<CycleState, Tone>> = { early: 'neutral', due: 'info', overdue: 'warn', lapsed: 'bad' };

/** What a customer buys and how often, when the next purchase comes, and why we think so. Nothing of a customer that never bought. */
export function BuyingCycleCard({
  customer,
  isReadOnly,
}: {
  customer: { readonly id: string; readonly name: string };
  isReadOnly: boolean;
}) {
  const { id: customerId, name } = customer;
  const { t } = useTranslation('buyingCycle');
  const client = useClient();
  const known = useQuery({
    queryKey: ['buyingCycle', 'of', customerId],
    meta: { entities: ['customers', 'acceptances', 'quotes', 'quoteVersions', 'orders'] },
    queryFn: () => client.buyingCycle.of({ customerId }),
  }).data;
  if (known === undefined || known.days.length === 0) return null;
  const { cycle, products, days } = known;
  return (
    <Card
      title={t('title')}
      aside={
        isReadOnly ? null : (
          <Button
            variant="subtle"
            onClick={() =>
              sellMoreDrawer.open({
                customer: { id: customerId, name },
                origin: known.lastQuoteId === null ? null : { entity: 'quotes', id: known.lastQuoteId },
                needs: products
                  .slice(0, 3)
                  .map((product) => product.name)
                  .join('\n'),
                ...(cycle === null || cycle.state === 'overdue' || cycle.state === 'lapsed'
                  ? {}
                  : { closeOn: writeDay(cycle.expectedOn) }),
              })
            }
          >
            {t('sellMore')}
          </Button>
        )
      }
    >
      {cycle === null ? <p className={classes.soft}>{t('tooFew', { count: days.length })}</p> : <Expected cycle={cycle} />}
      {products.length === 0 ? null : <Products products={products} />}
    </Card>
  );
}

function Expected({ cycle }: { cycle: z.output<typeof buyingCycle> }) {
  const { t } = useTranslation('buyingCycle');
  const { leastDays, mostDays, usualDays, purchases, state, isIrregular } = cycle;
  const last = writeDay(cycle.lastOn);
  return (
    <>
      <div className={classes.head}>
        <span>{t('expected')}</span>
        <strong>{writeDay(cycle.expectedOn)}</strong>
        <StateBadge tone={tones[state]}>{t(`state.${state}`)}</StateBadge>
      </div>
      <p className={classes.soft}>
        {leastDays === mostDays
          ? t('reasonSame', { usual: usualDays, last })
          : t('reason', { least: leastDays, most: mostDays, last })}
        . {t('from', { count: purchases, usual: usualDays })}
        {isIrregular ? ` ${t('irregular')}` : ''}
      </p>
    </>
  );
}

function Products({ products }: { products: readonly BoughtProduct[] }) {
  const { t } = useTranslation('buyingCycle');
  const language = useLanguage();
  return (
    <>
      <h3 className={classes.part}>{t('bought')}</h3>
      <ul className={classes.list}>
        {products.slice(0, 6).map(({ productId, name, unit, times, quantityMilli, lastOn, expectedOn }) => (
          <li key={productId ?? name}>
            <span className={classes.name}>{name}</span>
            <span className={classes.soft}>
              {[
                t('times', { count: times }),
                `${writeNumber(quantityMilli / 1000, language)} ${unit ?? ''}`.trim(),
                expectedOn === null ? t('lastTime', { day: writeDay(lastOn) }) : t('next', { day: writeDay(expectedOn) }),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
