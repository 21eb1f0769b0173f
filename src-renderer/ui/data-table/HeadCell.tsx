import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Column, TableOrder } from './columns.ts';
import classes from './DataTable.module.css';

/** The head of a column; a click sorts by it, a second one the other way round. */
export function HeadCell<Row>({
  column,
  order,
  onOrder,
}: {
  column: Column<Row>;
  order?: TableOrder;
  onOrder?: (order: TableOrder) => void;
}) {
  const { t } = useTranslation('ui');
  const { sortId } = column;
  const isSorted = sortId !== undefined && order?.by === sortId;
  const sorted = !isSorted ? 'none' : order.descending ? 'descending' : 'ascending';
  const className = `${classes.cell} ${column.isRight ? classes.right : ''}`;
  if (sortId === undefined || onOrder === undefined) {
    return (
      <div role="columnheader" className={className}>
        {column.label}
      </div>
    );
  }
  const next = { by: sortId, descending: isSorted ? !order.descending : (column.startsDescending ?? false) };
  return (
    <div role="columnheader" className={className} aria-sort={sorted}>
      <button
        type="button"
        className={`${classes.sort} ${isSorted ? classes.sorted : ''}`}
        title={t('table.sortBy', { label: column.label })}
        onClick={() => onOrder(next)}
      >
        {column.label}
        {sorted === 'ascending' ? <IconArrowUp size={13} aria-hidden /> : null}
        {sorted === 'descending' ? <IconArrowDown size={13} aria-hidden /> : null}
      </button>
    </div>
  );
}
