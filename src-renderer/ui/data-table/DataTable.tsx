import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from '../../locales/words.tsx';
import type { Column, TableOrder } from './columns.ts';
import { gridTemplate, leastWidth } from './columns.ts';
import classes from './DataTable.module.css';
import { HeadCell } from './HeadCell.tsx';
import { keepPlace, readPlace } from './list-place.ts';
import type { RowActions } from './TableRow.tsx';
import { TableRow } from './TableRow.tsx';
import type { TableSource } from './use-blocks.ts';
import { useWaitingKeys } from './use-waiting-keys.ts';
import { rowHeightFor, scrollTopFor, seenRows } from './window.ts';

const headHeight = 36;
const overscan = 8;

/**
 * A list of any length: only what is seen is drawn and read. Arrows, Home, End and Page keys move, Enter opens, Space selects,
 * Shift extends, Ctrl+A selects all, Esc drops the selection.
 */
export function DataTable<Row>({
  label,
  columns,
  source,
  rowId,
  rowName,
  order,
  onOrder,
  onWidth,
  onOpen,
  selection,
  onSelection,
  onSelectAll,
  rememberAs,
}: {
  label: string;
  columns: readonly Column<Row>[];
  source: TableSource<Row>;
  rowId: (row: Row) => string;
  /** How a screen reader names the row. */
  rowName: (row: Row) => string;
  order?: TableOrder;
  onOrder?: (order: TableOrder) => void;
  /** A column was made wider or narrower. */
  onWidth?: (column: string, width: number) => void;
  onOpen?: (row: Row) => void;
  selection?: ReadonlySet<string>;
  onSelection?: (selection: ReadonlySet<string>) => void;
  onSelectAll?: () => void;
  /** The place of the list is found again under this name, after Back. */
  rememberAs?: string;
}) {
  const { t } = useTranslation('ui');
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const remembered = useRef(readPlace(rememberAs));
  const [place, setPlace] = useState({ scrollTop: remembered.current.scrollTop, height: 600 });
  const [active, setActive] = useState(remembered.current.active);
  const anchor = useRef<number | null>(null);
  const rowHeight = rowHeightFor(source.total);
  const { scrollTop, height } = place;
  const seen = useMemo(
    () => seenRows({ scrollTop, height, rowHeight, total: source.total, overscan }),
    [scrollTop, height, rowHeight, source.total],
  );
  const keys = useWaitingKeys(source, seen);
  const { rowAt } = keys;
  const canSelect = selection !== undefined && onSelection !== undefined;
  // Only the widths are read; what a column renders does not matter here.
  const widths = columns as readonly Column<never>[];
  const template = gridTemplate(widths, canSelect);
  const current = Math.min(active, Math.max(0, source.total - 1));

  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    element.scrollTop = remembered.current.scrollTop;
    const measure = () =>
      setPlace((before) => (before.height === element.clientHeight ? before : { ...before, height: element.clientHeight }));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    remembered.current = { scrollTop, active: current };
    keepPlace(rememberAs, remembered.current);
  }, [rememberAs, scrollTop, current]);

  const moveTo = useCallback(
    (index: number) => {
      const element = grid.current;
      const row = Math.max(0, Math.min(source.total - 1, index));
      setActive(row);
      if (element === null) return;
      element.scrollTop = scrollTopFor(row, {
        scrollTop: element.scrollTop,
        height: element.clientHeight,
        rowHeight,
        headHeight,
      });
    },
    [source.total, rowHeight],
  );

  function toggle(index: number) {
    if (!canSelect) return;
    anchor.current = index;
    if (keys.orLater({ kind: 'toggle', from: index, to: index })) toggleNow(index);
  }

  function toggleNow(index: number) {
    const row = rowAt(index);
    if (row === undefined || !canSelect) return;
    const next = new Set(selection);
    if (!next.delete(rowId(row))) next.add(rowId(row));
    onSelection(next);
  }

  function selectTo(index: number) {
    if (!canSelect) return;
    const from = anchor.current ?? current;
    anchor.current = from;
    const range = { kind: 'select', from: Math.min(from, index), to: Math.max(from, index) } as const;
    if (keys.orLater(range)) selectNow(range);
  }

  function selectNow({ from, to }: { readonly from: number; readonly to: number }) {
    if (!canSelect) return;
    const ids = Array.from({ length: to - from + 1 }, (_row, at) => rowAt(from + at))
      .filter((row) => row !== undefined)
      .map(rowId);
    onSelection(new Set([...selection, ...ids]));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: source.total - 1,
    };
    const target = targets[event.key];
    if (target !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (event.shiftKey) selectTo(Math.max(0, Math.min(source.total - 1, target)));
      else anchor.current = null;
      moveTo(target);
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      open(current);
    } else if (event.key === ' ') {
      event.preventDefault();
      toggle(current);
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && canSelect) {
      event.preventDefault();
      keys.drop();
      onSelectAll?.();
    } else if (event.key === 'Escape' && canSelect && (selection.size > 0 || keys.isWaiting)) {
      event.preventDefault();
      keys.drop();
      onSelection(new Set());
    }
  }

  // Rows are remembered between paints, so what they call must not be: it always answers from the newest state.
  const newest = useRef({ pick, toggleAt, open });
  useLayoutEffect(() => {
    newest.current = { pick, toggleAt, open };
  });
  const actions = useMemo<RowActions>(
    () => ({
      pick: (index, isExtending) => newest.current.pick(index, isExtending),
      toggle: (index) => newest.current.toggleAt(index),
      open: (index) => newest.current.open(index),
    }),
    [],
  );
  function pick(index: number, isExtending: boolean) {
    if (isExtending) selectTo(index);
    else anchor.current = null;
    setActive(index);
  }
  function toggleAt(index: number) {
    setActive(index);
    toggle(index);
  }
  function open(index: number) {
    if (keys.orLater({ kind: 'open', from: index, to: index })) openNow(index);
  }
  function openNow(index: number) {
    const row = rowAt(index);
    if (row !== undefined) onOpen?.(row);
  }
  keys.useObeying((wish) => {
    if (wish.kind === 'select') selectNow(wish);
    else if (wish.kind === 'toggle') toggleNow(wish.from);
    else openNow(wish.from);
  });

  const visible = Array.from({ length: Math.max(0, seen.end - seen.first) }, (_row, at) => seen.first + at);
  const isActiveSeen = source.total > 0 && current >= seen.first && current < seen.end;
  const isAllSelected = canSelect && source.total > 0 && selection.size >= source.total;
  return (
    <div
      ref={grid}
      className={classes.grid}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={source.total + 1}
      aria-colcount={columns.length + (canSelect ? 1 : 0)}
      {...(canSelect ? { 'aria-multiselectable': true } : {})}
      {...(isActiveSeen ? { 'aria-activedescendant': `${id}-${current}` } : {})}
      onKeyDown={onKeyDown}
      // Somebody who has gone elsewhere is not taken to a customer any more.
      onBlur={() => keys.drop(({ kind }) => kind === 'open')}
      onScroll={(event) => {
        const next = event.currentTarget.scrollTop;
        setPlace((before) => (before.scrollTop === next ? before : { ...before, scrollTop: next }));
      }}
    >
      <div style={{ minWidth: leastWidth(widths, canSelect) }}>
        <div role="rowgroup">
          <div className={classes.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
            {canSelect ? (
              <div role="columnheader" className={classes.check} aria-label={t('table.selection')}>
                <input
                  type="checkbox"
                  aria-label={t('table.selectAll')}
                  checked={isAllSelected}
                  onChange={() => (selection.size > 0 ? onSelection(new Set()) : onSelectAll?.())}
                />
              </div>
            ) : null}
            {columns.map((column) => (
              <HeadCell
                key={column.id}
                column={column}
                {...(order === undefined ? {} : { order })}
                {...(onOrder === undefined ? {} : { onOrder })}
                {...(onWidth === undefined ? {} : { onWidth })}
              />
            ))}
          </div>
        </div>
        <div className={classes.rows} role="rowgroup" style={{ height: source.total * rowHeight }}>
          {visible.map((index) => {
            const row = rowAt(index);
            return (
              <TableRow
                key={index}
                id={`${id}-${index}`}
                index={index}
                row={row}
                columns={columns}
                template={template}
                height={rowHeight}
                isActive={index === current}
                isSelected={row !== undefined && (selection?.has(rowId(row)) ?? false)}
                checkLabel={row !== undefined && canSelect ? t('table.select', { name: rowName(row) }) : null}
                canSelect={canSelect}
                actions={actions}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
