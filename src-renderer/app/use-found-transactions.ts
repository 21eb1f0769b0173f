import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconFileCertificate, IconFileDollar, IconReceipt, IconShoppingCart, IconTargetArrow } from '@tabler/icons-react';
import type { TablerIcon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FoundKind, TransactionHit } from '../../src-shared/transactions/transactions.contract.ts';
import { useClient } from '../api/client.tsx';
import { invoiceDrawer } from '../receivables/index.ts';
import { writeDay } from '../ui/formats.ts';

const icons: Readonly<Record<FoundKind, TablerIcon>> = {
  opportunity: IconTargetArrow,
  quote: IconFileDollar,
  order: IconShoppingCart,
  contract: IconFileCertificate,
  invoice: IconReceipt,
};

/** One letter begins half of all titles. */
const shortestText = 2;

/** Opportunities, quotes, orders, contracts and invoices for the palette, by number or title. */
export function useFoundTransactions(wanted: string) {
  const { t } = useTranslation('app');
  const client = useClient();
  const navigate = useNavigate();
  const isAsked = wanted.length >= shortestText;
  const found = useQuery({
    queryKey: ['transactions', 'search', wanted],
    meta: { entities: ['opportunities', 'quotes', 'orders', 'contracts', 'invoices', 'customers'] },
    queryFn: () => client.transactions.search({ text: wanted, limit: 6 }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });

  async function open({ kind, id, customerId }: TransactionHit) {
    if (kind === 'opportunity') return navigate({ to: '/opportunities/$id', params: { id } });
    if (kind === 'quote') return navigate({ to: '/quotes/$id', params: { id } });
    if (kind === 'order') return navigate({ to: '/orders/$id', params: { id } });
    if (kind === 'contract') return navigate({ to: '/contracts/$id', params: { id } });
    // An invoice has no page of its own: it opens over its customer's.
    await navigate({ to: '/customers/$id', params: { id: customerId } });
    const { invoices } = await client.receivables.of({ customerId });
    const invoice = invoices.find((line) => line.id === id);
    if (invoice !== undefined) invoiceDrawer.open({ invoice });
  }

  const options = (isAsked ? (found.data?.hits ?? []) : []).map((hit) => ({
    id: hit.id,
    icon: icons[hit.kind],
    label: [hit.number, hit.title].filter((part) => part !== null && part !== '').join(' · '),
    under: [t(`palette.kind.${hit.kind}`), hit.customerName, writeDay(hit.on)].filter((part) => part !== null).join(' · '),
    run: () => void open(hit),
  }));
  return { options, isFetching: found.isFetching };
}
