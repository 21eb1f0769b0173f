import { memo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { isComposing } from '../ui/composing.ts';
import classes from './QuoteLines.module.css';

export interface CellKeys {
  /** Enter: the next thing to type. */
  onEnter: (row: number, column: number) => void;
  onMove: (row: number, column: number) => void;
}

/**
 * One cell. While somebody types, it shows what is typed; a text that is no value stays there, marked, and the line keeps its last value
 * until it is one. Arrows leave the cell at its edges.
 */
export const LineCell = memo(function LineCell({
  row,
  column,
  label,
  value,
  isNumber = false,
  isReadOnly,
  isStrong = false,
  take,
  problem,
  wrong,
  keys,
}: {
  row: number;
  column: number;
  label: string;
  /** As it is written when nobody types. */
  value: string;
  isNumber?: boolean;
  isReadOnly: boolean;
  isStrong?: boolean;
  /** Takes what is typed; false where it is no value. */
  take: (text: string) => boolean;
  /** What to say about a text that is none. */
  problem: string;
  /** A text of before that is none. */
  wrong: string | null;
  keys: CellKeys;
}) {
  const [typed, setTyped] = useState(wrong);
  const [isWrong, setIsWrong] = useState(wrong !== null);
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey || event.metaKey) return;
    const { selectionStart, selectionEnd, value: text } = event.currentTarget;
    const isWhole = selectionStart === 0 && selectionEnd === text.length;
    const go = (toRow: number, toColumn: number) => {
      event.preventDefault();
      keys.onMove(toRow, toColumn);
    };
    if (event.key === 'Enter') {
      event.preventDefault();
      keys.onEnter(row, column);
    } else if (event.key === 'ArrowUp') go(row - 1, column);
    else if (event.key === 'ArrowDown') go(row + 1, column);
    else if (event.key === 'ArrowLeft' && (isWhole || selectionEnd === 0)) go(row, column - 1);
    else if (event.key === 'ArrowRight' && (isWhole || selectionStart === text.length)) go(row, column + 1);
    else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
      setIsWrong(false);
      take(value);
    }
  }
  return (
    <input
      className={`${classes.cell} ${isNumber ? classes.number : ''} ${isStrong ? classes.strong : ''}`}
      data-cell={`${row}:${column}`}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      title={isWrong ? problem : isNumber ? undefined : value}
      readOnly={isReadOnly}
      value={typed ?? value}
      autoComplete="off"
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setIsWrong(!take(text));
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
      onKeyDown={onKeyDown}
    />
  );
});
