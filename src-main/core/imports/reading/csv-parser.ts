import { importLimits, refusal } from './limits.ts';
import type { ParsedRow, RowSink } from './parsed-row.ts';

/**
 * Reads CSV piece by piece as people's programs write it: RFC 4180, and beyond it quotes in the middle of a cell
 * (`"Cty "ABC" Hà Nội"`), any of CRLF, LF and CR, a missing last line end, a quote that is never closed.
 *
 *   rowStart ──"──▶ quoted ──"──▶ quoteSeen ──delimiter──▶ rowStart of the next cell
 *      │                ▲              │──"──▶ quoted (one quote)
 *      └─other─▶ plain  └──other───────┘ (the quote belongs to the text)
 *
 * Memory stays bounded whatever the file holds: a cell keeps `cellCharacters`, the rest of it is counted and let go.
 */
export function createCsvParser(delimiter: string, sink: RowSink): { write(text: string): void; end(): void } {
  const stopPlain = new RegExp(`[${delimiter === '|' ? '\\|' : delimiter}\\r\\n]`, 'g');
  let state: 'cellStart' | 'plain' | 'quoted' | 'quoteSeen' = 'cellStart';
  let rowNumber = 0;
  let cells: string[] = [];
  let cutColumns: number[] = [];
  let cell = '';
  let isCut = false;
  let skipLineFeed = false;
  /** Blanks after a closing quote: no part of the cell, unless the quote turns out to be a letter. */
  let blanks = 0;
  /** Everything since an opening quote, so that one that is never closed can be read again as text; null once too long. */
  let held: string | null = null;
  let heldBreaks = false;
  /** Characters read a second time so far. */
  let readAgain = 0;

  return {
    write(text) {
      let at = 0;
      while (at < text.length) at = step(text, at);
    },
    end() {
      while (state === 'quoted' && held !== null) readAgainAsText(held);
      if (state === 'quoted') isCut = true;
      if (state === 'cellStart' && cells.length === 0) return;
      endRow();
    },
  };

  /** Takes as much as it can from `at` on and tells where to go on. */
  function step(text: string, at: number): number {
    if (skipLineFeed) {
      skipLineFeed = false;
      if (text[at] === '\n') return at + 1;
    }
    if (state === 'quoted') {
      const close = text.indexOf('"', at);
      const end = close === -1 ? text.length : close;
      append(text, at, end);
      hold(text, at, close === -1 ? end : end + 1);
      if (close === -1) return end;
      state = 'quoteSeen';
      blanks = 0;
      return end + 1;
    }
    const character = text[at];
    if (state === 'quoteSeen') {
      if (character === '"' && blanks === 0) {
        append(text, at, at + 1);
        hold(text, at, at + 1);
        state = 'quoted';
        return at + 1;
      }
      if (character === delimiter || character === '\r' || character === '\n') {
        held = null;
        state = 'plain';
        return at;
      }
      if (character === ' ') {
        blanks++;
        hold(text, at, at + 1);
        return at + 1;
      }
      if (heldBreaks && held !== null && (held.at(-2 - blanks) === delimiter || held.at(-2 - blanks) === '\n')) {
        // Lines further on, a quote opens a cell: the one that opened this cell was never closed.
        readAgainAsText(held);
        return at;
      }
      const letters = `"${' '.repeat(blanks)}`;
      append(letters, 0, letters.length);
      state = 'quoted';
      return at;
    }
    if (state === 'cellStart') {
      if (character === '"' && readAgain < 20_000_000) {
        state = 'quoted';
        held = '';
        heldBreaks = false;
        return at + 1;
      }
      state = 'plain';
    }
    if (character === delimiter) {
      endCell();
      return at + 1;
    }
    if (character === '\r' || character === '\n') {
      endRow();
      skipLineFeed = character === '\r';
      return at + 1;
    }
    stopPlain.lastIndex = at;
    const stop = stopPlain.exec(text);
    const end = stop === null ? text.length : stop.index;
    append(text, at, end);
    return end;
  }

  function append(text: string, from: number, to: number): void {
    const room = importLimits.cellCharacters - cell.length;
    if (to - from > room) isCut = true;
    if (room > 0) cell += text.slice(from, Math.min(to, from + room));
  }

  function hold(text: string, from: number, to: number): void {
    if (held === null) return;
    const piece = text.slice(from, to);
    heldBreaks ||= piece.includes('\n') || piece.includes('\r');
    held = held.length + piece.length > 1_000_000 ? null : held + piece;
  }

  function endCell(): void {
    if (cells.length < importLimits.columns) {
      if (isCut) cutColumns.push(cells.length);
      cells.push(cell.includes('\0') ? cell.replaceAll('\0', '') : cell);
    } else if (cell.trim() !== '') {
      throw refusal('columns', `more than ${importLimits.columns} columns in row ${rowNumber + 1}`);
    }
    cell = '';
    isCut = false;
    state = 'cellStart';
  }

  function endRow(): void {
    endCell();
    rowNumber++;
    const row: ParsedRow = { row: rowNumber, cells, cutColumns };
    cells = [];
    cutColumns = [];
    sink(row);
  }

  /**
   * The rows that an unclosed quote swallowed are given back: the quote is read as a letter. A file where that happens again
   * and again has no quoting at all, and from then on every quote is a letter (else this would take quadratic time).
   */
  function readAgainAsText(swallowed: string): void {
    held = null;
    readAgain += swallowed.length;
    cell = '"';
    isCut = false;
    state = 'plain';
    let at = 0;
    while (at < swallowed.length) at = step(swallowed, at);
  }
}
