import type { CSSProperties } from 'react';
import type { PrintedBlock, PrintedQuote, PrintedRow } from '../../src-shared/documents/printed-quote.ts';
import { linesInBox, type Strokes } from '../../src-shared/documents/signature.ts';
import { qrCode } from '../../src-shared/lib/qr-code.ts';
import classes from './PrintedSheet.module.css';

/** A printed quote as the PDF has it, on the screen: for the preview and for printing. */
export function PrintedSheet({ printed }: { printed: PrintedQuote }) {
  return (
    <article className={classes.sheet} style={colours(printed.accent)} lang="vi">
      {printed.mark === null ? null : <div className={classes.mark}>{printed.mark}</div>}
      {printed.blocks.map((block, at) => (
        // Blocks have no names of their own, and none moves while it is looked at.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Block key={at} block={block} />
      ))}
      <footer className={classes.foot}>{printed.foot}</footer>
    </article>
  );
}

/** React's types know no properties that a style sheet defines itself. */
function colours(accent: string): CSSProperties {
  return { '--accent': accent } as CSSProperties;
}

function Block({ block }: { block: PrintedBlock }) {
  switch (block.kind) {
    case 'head':
      return (
        <header className={classes.head} data-side={block.side}>
          {block.logo === null ? null : <img className={classes.logo} src={block.logo} alt="" />}
          <Lines lines={block.lines} />
        </header>
      );
    case 'title':
      return (
        <div className={classes.title}>
          <Lines lines={block.lines} />
        </div>
      );
    case 'text':
      return (
        <div className={classes.text} style={{ textAlign: block.align, fontWeight: block.isBold ? 600 : 400 }}>
          <Lines lines={block.lines} />
        </div>
      );
    case 'lines':
      return (
        <table className={classes.lines}>
          <thead>
            <tr>
              {block.columns.map(({ column, head, align }) => (
                <th key={column} style={{ textAlign: align }}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed line has no name of its own
              <Row key={at} row={row} columns={block.columns} />
            ))}
          </tbody>
        </table>
      );
    case 'totals':
      return (
        <dl className={classes.totals}>
          {block.rows.map(({ label, amount, isStrong }) => (
            <div key={label} data-strong={isStrong}>
              <dt>{label}</dt>
              <dd>{amount}</dd>
            </div>
          ))}
        </dl>
      );
    case 'payment':
      return (
        <div className={classes.payment}>
          {block.code === null ? null : <Code text={block.code} />}
          <div>
            <Lines lines={block.lines} />
          </div>
        </div>
      );
    case 'signatures':
      return (
        <div className={classes.places}>
          {block.places.map(({ title, hint, name, strokes }) => (
            <div key={title} className={classes.place}>
              <strong>{title}</strong>
              <span>{hint}</span>
              <div className={classes.room}>{strokes === null ? null : <SignatureDrawing strokes={strokes} />}</div>
              <strong>{name}</strong>
            </div>
          ))}
        </div>
      );
  }
}

function Row({ row, columns }: { row: PrintedRow; columns: (PrintedBlock & { kind: 'lines' })['columns'] }) {
  if (row.kind !== 'goods') {
    return (
      <tr data-kind={row.kind}>
        <td colSpan={columns.length}>{row.text}</td>
      </tr>
    );
  }
  return (
    <tr>
      {columns.map(({ column, align }, at) => (
        <td key={column} style={{ textAlign: align }}>
          {row.cells[at]}
          {column === 'name' && row.note !== null ? <div className={classes.note}>{row.note}</div> : null}
        </td>
      ))}
    </tr>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <div>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text
        <div key={at}>{line === '' ? '\u00a0' : line}</div>
      ))}
    </div>
  );
}

function Code({ text }: { text: string }) {
  const rows = qrCode(text);
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join('');
  const size = rows.length + 8;
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label="VietQR" shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** What was drawn on the screen, as lines. */
export function SignatureDrawing({ strokes, label }: { strokes: Strokes; label?: string }) {
  return (
    <svg
      className={classes.signature}
      viewBox="0 0 180 60"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {linesInBox(strokes, 180, 60).map((points, at) => (
        <polyline
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes in their order
          key={at}
          points={(points.length === 1 ? [...points, ...points] : points).map(([x, y]) => `${x},${y}`).join(' ')}
          fill="none"
          stroke="#1a2b6d"
          strokeWidth={1.6}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
