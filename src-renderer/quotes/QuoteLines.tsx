import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ClipboardEvent } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { type LineNotices, useLineNotices } from './line-notices.ts';
import { LineMenu } from './LineMenu.tsx';
import { columnOf, type LineFact, LineRow, type RowActs } from './LineRow.tsx';
import { NewLine } from './NewLine.tsx';
import { type QuoteEditor, useEditor } from './quote-editor.ts';
import classes from './QuoteLines.module.css';
import type { LinePrices } from './use-line-prices.ts';
import { useShortLines } from './use-short-lines.ts';
import { usePasteLines } from './use-paste-lines.ts';
import { WhyPrice } from './WhyPrice.tsx';

const none: ReadonlyMap<string, LineFact> = new Map();
const rowHeight = 40;
const rowsAround = 8;
const headHeight = 30;

/** The lines of a quote as a table to type into. Only the rows in sight are there, so 2 000 lines are as quick as twenty. */
export function QuoteLines({
  editor,
  prices,
  notices,
  isReadOnly,
  facts = none,
}: {
  editor: QuoteEditor;
  prices: LinePrices;
  notices: LineNotices;
  isReadOnly: boolean;
  /** What stands below the quantity of a line, by its product: how much there is. */
  facts?: ReadonlyMap<string, LineFact>;
}) {
  const { t } = useTranslation('quotes');
  const { draft, computed } = useEditor(editor);
  const { lines } = draft;
  const noticed = useLineNotices(notices);
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  const [wanted, setWanted] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const [menu, setMenu] = useState<{ id: string; at: HTMLElement } | null>(null);
  const [why, setWhy] = useState<{ id: string; at: HTMLElement } | null>(null);
  const { paste, unread, forget } = usePasteLines(editor, prices);

  useLayoutEffect(() => {
    const { current } = scroller;
    if (current === null) return undefined;
    const measure = () => setSight({ top: current.scrollTop, height: current.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  // The cell that is wanted may not be there yet: it is brought into sight first and takes the focus when it is painted.
  useLayoutEffect(() => {
    if (wanted === null) return;
    const { current } = scroller;
    if (current === null) return;
    const top = wanted.row * rowHeight;
    if (top < current.scrollTop) current.scrollTop = top;
    else if (top + rowHeight + headHeight > current.scrollTop + current.clientHeight)
      current.scrollTop = top + rowHeight + headHeight - current.clientHeight;
    const cell = current.querySelector<HTMLElement>(`[data-cell="${wanted.row}:${wanted.column}"]`);
    if (cell !== null) {
      cell.focus();
      setWanted(null);
    }
  }, [wanted, sight, lines]);

  const focusCell = useCallback(
    (row: number, column: number) => {
      const count = editor.get().draft.lines.length;
      if (row >= count) {
        scroller.current?.parentElement?.parentElement?.querySelector<HTMLElement>('[data-new-line] input')?.focus();
        return;
      }
      if (row < 0 || column < 0 || column > columnOf.vat) return;
      const line = editor.get().draft.lines[row];
      const hasPrice = line?.kind === 'goods' || line?.kind === 'gift';
      setWanted({
        row,
        column: hasPrice ? (line?.kind === 'gift' ? Math.min(column, columnOf.quantity) : column) : columnOf.name,
      });
    },
    [editor],
  );
  const acts = useMemo<RowActs>(
    () => ({
      keys: {
        onMove: focusCell,
        onEnter: (row, column) => focusCell(row + 1, column),
      },
      reprice: prices.priceSoon,
      putRight: notices.putRight,
      showMenu: (id, at) => {
        setWhy(null);
        setMenu({ id, at });
      },
      showWhy: (id, at) => {
        setMenu(null);
        setWhy({ id, at });
      },
    }),
    [focusCell, prices, notices],
  );
  const onPaste = (event: ClipboardEvent) => {
    if (!isReadOnly && paste(event.clipboardData.getData('text/plain'))) event.preventDefault();
  };

  const first = Math.max(0, Math.floor(sight.top / rowHeight) - rowsAround);
  const last = Math.min(lines.length, Math.ceil((sight.top + sight.height) / rowHeight) + rowsAround);
  const inSight = useMemo(() => lines.slice(first, last), [lines, first, last]);
  const short = useShortLines(lines, inSight, isReadOnly);
  const lineOf = (id: string | undefined) => lines.find((line) => line.id === id);
  return (
    <Card title={t('lines', { count: lines.length })} isFlush>
      <div onPaste={onPaste}>
        <div
          className={classes.scroller}
          ref={scroller}
          onScroll={(event) => setSight({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
        >
          <div className={classes.table} role="table" aria-label={t('table')} aria-rowcount={lines.length + 1}>
            <div className={classes.head} role="row">
              <span role="columnheader" aria-label={t('column.no')} />
              <span role="columnheader">{t('column.name')}</span>
              <span role="columnheader">{t('column.unit')}</span>
              <span role="columnheader" className={classes.right}>
                {t('column.quantity')}
              </span>
              <span role="columnheader" className={classes.right}>
                {t('column.price')}
              </span>
              <span role="columnheader" className={classes.right}>
                {t('column.discount')}
              </span>
              <span role="columnheader">{t('column.vat')}</span>
              <span role="columnheader" className={classes.right}>
                {t('column.amount')}
              </span>
              <span role="columnheader" aria-label={t('column.acts')} />
            </div>
            {lines.length === 0 ? (
              <div role="row">
                <p className={classes.empty} role="cell">
                  {t(isReadOnly ? 'noLines' : 'noLinesYet')}
                </p>
              </div>
            ) : null}
            <div style={{ height: first * rowHeight }} />
            {inSight.map((line, index) => (
              <LineRow
                key={line.id}
                editor={editor}
                line={line}
                index={first + index}
                amountDong={computed?.lines[first + index]?.amountDong ?? null}
                fact={line.productId === null ? null : (facts.get(line.productId) ?? null)}
                notice={noticed.get(line.id) ?? null}
                short={short.get(line.id) ?? null}
                isReadOnly={isReadOnly}
                acts={acts}
              />
            ))}
            <div style={{ height: (lines.length - last) * rowHeight }} />
          </div>
        </div>
        {isReadOnly ? null : <NewLine editor={editor} prices={prices} onAdded={focusCell} />}
        {unread.length === 0 ? null : (
          <div className={classes.unread} role="alert">
            {t('paste.unread', { count: unread.length, rows: unread.slice(0, 5).join(' | ') })}{' '}
            <button type="button" onClick={forget}>
              {t('paste.ok')}
            </button>
          </div>
        )}
      </div>
      {menu === null ? null : (
        <LineMenu
          editor={editor}
          line={lineOf(menu.id)}
          at={menu.at}
          onClose={() => setMenu(null)}
          onMoved={(row) => focusCell(row, columnOf.name)}
        />
      )}
      {why === null ? null : (
        <WhyPrice line={lineOf(why.id)} at={why.at} prices={prices} isReadOnly={isReadOnly} onClose={() => setWhy(null)} />
      )}
    </Card>
  );
}
