import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import type { PointerEvent } from 'react';
import { useTranslation } from '../../locales/words.tsx';
import type { Column, TableOrder } from './columns.ts';
import classes from './DataTable.module.css';

/** The head of a column; a click sorts by it, a second one the other way round. */
function PlainHeadCell<Row>({
  column,
  order,
  onOrder,
  onWidth,
}: {
  column: Column<Row>;
  order?: TableOrder;
  onOrder?: (order: TableOrder) => void;
  onWidth?: (column: string, width: number) => void;
}) {
  const { t } = useTranslation('ui');
  const { sortId } = column;
  const isSorted = sortId !== undefined && order?.by === sortId;
  const sorted = !isSorted ? 'none' : order.descending ? 'descending' : 'ascending';
  const className = `${classes.cell} ${classes.headCell} ${column.isRight ? classes.right : ''}`;
  const edge = onWidth === undefined ? null : <WidthEdge column={column} onWidth={(width) => onWidth(column.id, width)} />;
  if (sortId === undefined || onOrder === undefined) {
    return (
      <div role="columnheader" className={className}>
        {column.label}
        {edge}
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
      {edge}
    </div>
  );
}

// memo keeps the props of what it wraps; its type forgets that they are generic.
export const HeadCell = memo(PlainHeadCell) as typeof PlainHeadCell;

const leastColumn = 48;
const mostColumn = 800;
const step = 16;

/** The right edge of a head: dragging it, or the arrows while it has the focus, make the column wider or narrower. */
function WidthEdge<Row>({ column, onWidth }: { column: Column<Row>; onWidth: (width: number) => void }) {
  const { t } = useTranslation('ui');
  const fit = (width: number) => Math.round(Math.max(leastColumn, Math.min(mostColumn, width)));
  function drag(event: PointerEvent<HTMLElement>) {
    const edge = event.currentTarget;
    const cell = edge.parentElement;
    if (cell === null) return;
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const from = event.clientX;
    const width = cell.getBoundingClientRect().width;
    const move = (moved: globalThis.PointerEvent) => onWidth(fit(width + moved.clientX - from));
    const end = () => {
      edge.removeEventListener('pointermove', move);
      edge.removeEventListener('pointerup', end);
      edge.removeEventListener('pointercancel', end);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', end);
    edge.addEventListener('pointercancel', end);
  }
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('table.width', { label: column.label })}
      aria-valuenow={column.width}
      aria-valuemin={leastColumn}
      aria-valuemax={mostColumn}
      tabIndex={0}
      className={classes.edge}
      onPointerDown={drag}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
        if (by === 0) return;
        event.preventDefault();
        onWidth(fit(column.width + by));
      }}
    />
  );
}
