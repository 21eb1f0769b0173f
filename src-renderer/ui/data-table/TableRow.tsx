import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Column } from './columns.ts';
import classes from './DataTable.module.css';

interface RowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly height: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly canSelect: boolean;
  readonly checkLabel: string | null;
  readonly actions: RowActions;
}

/** What a row can ask of its table. */
export interface RowActions {
  readonly pick: (index: number, isExtending: boolean) => void;
  readonly toggle: (index: number) => void;
  readonly open: (index: number) => void;
}

function PlainRow<Row>(props: RowProps<Row>): ReactNode {
  const { row, columns } = props;
  const state = `${props.isSelected ? classes.selected : ''} ${props.isActive ? classes.active : ''}`;
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      {...(props.canSelect ? { 'aria-selected': props.isSelected } : {})}
      className={`${classes.row} ${state}`}
      style={{ top: props.index * props.height, height: props.height, gridTemplateColumns: props.template }}
      onMouseDown={(event) => props.actions.pick(props.index, event.shiftKey)}
      onClick={(event) => {
        // A click into the box only selects, and a click that ends the marking of text opens nothing.
        if (event.target instanceof HTMLInputElement || event.shiftKey || String(window.getSelection()) !== '') return;
        props.actions.open(props.index);
      }}
    >
      {props.canSelect ? (
        <div role="gridcell" className={classes.check}>
          {props.checkLabel === null ? null : (
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={props.checkLabel}
              checked={props.isSelected}
              onChange={() => props.actions.toggle(props.index)}
            />
          )}
        </div>
      ) : null}
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={`${classes.cell} ${column.isRight ? classes.right : ''}`}>
          {row === undefined ? <span className={classes.bone} /> : column.render(row)}
        </div>
      ))}
    </div>
  );
}

/** A row is drawn again only when what it shows changed. */
export const TableRow = memo(PlainRow, (before, after) =>
  (['row', 'index', 'columns', 'template', 'height', 'isActive', 'isSelected', 'checkLabel', 'canSelect'] as const).every(
    (name) => before[name] === after[name],
  ),
) as typeof PlainRow; // memo keeps the props of what it wraps; its type forgets that they are generic.
