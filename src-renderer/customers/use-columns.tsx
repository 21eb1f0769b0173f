import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerLine } from '../../src-shared/customers/customer.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useChoices } from '../api/use-choices.ts';
import type { Column } from '../ui/data-table/columns.ts';
import { DayText } from '../ui/DayText.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './CustomerList.module.css';
import { StageBadge } from './StageBadge.tsx';
import { standardColumns } from './views.ts';

/** Every column that the list of customers can show, in order. */
export function useCustomerColumns(): readonly Column<CustomerLine>[] {
  const { t } = useTranslation('customers');
  const sources = useChoices('lead_source');
  const now = useNow();
  return useMemo(() => {
    const day = (value: string | null) => (value === null ? null : <DayText value={value} now={now} />);
    const columns: readonly (Omit<Column<CustomerLine>, 'label'> & { id: keyof CustomerLine })[] = [
      {
        id: 'name',
        width: 250,
        grows: true,
        isFixed: true,
        sortId: 'name',
        render: (row) => <span className={classes.name}>{row.name}</span>,
      },
      { id: 'tradeName', width: 160, render: (row) => row.tradeName },
      { id: 'lifecycle', width: 108, render: (row) => <StageBadge lifecycle={row.lifecycle} /> },
      { id: 'rating', width: 64, render: (row) => row.rating },
      { id: 'kind', width: 90, render: (row) => t(`kind.${row.kind}`) },
      { id: 'taxCode', width: 130, render: (row) => <span className="fb-figures">{row.taxCode}</span> },
      { id: 'phone', width: 132, render: (row) => <span className="fb-figures">{row.phone}</span> },
      { id: 'email', width: 190, render: (row) => row.email },
      { id: 'ownerName', width: 140, render: (row) => row.ownerName },
      { id: 'lastVisitAt', width: 118, sortId: 'lastVisitAt', startsDescending: true, render: (row) => day(row.lastVisitAt) },
      { id: 'nextVisitAt', width: 118, sortId: 'nextVisitAt', render: (row) => day(row.nextVisitAt) },
      { id: 'address', width: 190, grows: true, render: (row) => <span title={row.address ?? ''}>{row.address}</span> },
      {
        id: 'provinceCode',
        width: 120,
        render: (row) => (row.provinceCode === null ? null : (provinceName(row.provinceCode) ?? row.provinceCode)),
      },
      { id: 'source', width: 130, render: (row) => (row.source === null ? null : sources.wordFor(row.source)) },
      { id: 'createdAt', width: 104, sortId: 'createdAt', startsDescending: true, render: (row) => day(row.createdAt) },
    ];
    return columns.map((column) => ({
      ...column,
      label: t(`fields.${column.id === 'id' || column.id === 'deletedAt' ? 'name' : column.id}`),
    }));
  }, [t, sources, now]);
}

const storageKey = 'fieldbook.columns.customers';

/** Which columns this laptop shows, kept until they are chosen again. */
export function useShownColumns(): [readonly string[], (shown: readonly string[]) => void] {
  const [shown, setShown] = useState(readShown);
  function change(next: readonly string[]) {
    setShown(next);
    localStorage.setItem(storageKey, JSON.stringify(next));
  }
  return [shown, change];
}

function readShown(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return Array.isArray(kept) && kept.length > 0 ? kept.filter((id) => typeof id === 'string') : standardColumns;
  } catch {
    return standardColumns;
  }
}
