import { Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { orderFromQuote, useQuote } from '../quotes/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { writeMoney } from '../ui/formats.ts';
import classes from './Orders.module.css';
import sheet from '../ui/SaleSheet.module.css';
import { useOrders } from './use-orders.ts';

/** An order at the quote's prices: which options the customer chose, and what was ordered of it before. */
export function OrderFromQuoteDrawer() {
  const open = orderFromQuote.use();
  return open === null ? null : <Form key={open.quoteId} quoteId={open.quoteId} />;
}

function Form({ quoteId }: { quoteId: string }) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const quote = useQuote(quoteId).data;
  const earlier = (useOrders({ quoteId }).data?.orders ?? []).filter(({ state }) => state !== 'cancelled');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const make = useCommand((client, _none: null) => client.orders.create({ quoteId, options: [...chosen] }), {
    done: ({ label }) => t('made', { label }),
    isQuiet: true,
  });
  const options = (quote?.content?.lines ?? []).filter(({ isOption }) => isOption);
  const name = quote === undefined ? '' : (quote.number ?? quote.label);
  return (
    <FormDrawer
      isOpen
      title={t('fromQuote.title', { name })}
      saveLabel={t('make')}
      onClose={orderFromQuote.close}
      isSaving={make.isRunning}
      failure={make.failure}
      onSave={async () => {
        const made = await make.run(null);
        if (made === null) return;
        orderFromQuote.close();
        await navigate({ to: '/orders/$id', params: { id: made.id } });
      }}
    >
      <p className={classes.words}>
        {t('fromQuote.text', {
          customer: quote?.customerName ?? '',
          total: quote?.totalDong == null ? '' : writeMoney(quote.totalDong),
        })}
      </p>
      {earlier.length === 0 ? null : (
        <p className={sheet.note} role="status">
          {t('fromQuote.earlier', { names: earlier.map(({ number, label }) => number ?? label).join(', ') })}
        </p>
      )}
      {options.length === 0 ? null : (
        <Checkbox.Group label={t('fromQuote.options')} value={[...chosen]} onChange={setChosen}>
          <div className={classes.checks}>
            {options.map((line) => (
              <Checkbox key={line.id} value={line.id} label={`${line.name} · ${writeMoney(line.priceDong)}`} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </FormDrawer>
  );
}
