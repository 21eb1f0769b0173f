import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** Pixels; a column that `grows` takes at least these and what is left over. */
  readonly width: number;
  readonly grows?: boolean;
  readonly isRight?: boolean;
  /** The order that a click on the head asks for; a column without one cannot be sorted by. */
  readonly sortId?: string;
  /** Newest or largest first at the first click. */
  readonly startsDescending?: boolean;
  /** Cannot be hidden by the column chooser. */
  readonly isFixed?: boolean;
  readonly render: (row: Row) => ReactNode;
}

export interface TableOrder {
  readonly by: string;
  readonly descending: boolean;
}

export function gridTemplate(columns: readonly Column<never>[], withCheck: boolean): string {
  const widths = columns.map((column) => (column.grows ? `minmax(${column.width}px, 1fr)` : `${column.width}px`));
  return [...(withCheck ? ['32px'] : []), ...widths].join(' ');
}

/** What the columns need at least; a narrower window scrolls sideways. */
export function leastWidth(columns: readonly Column<never>[], withCheck: boolean): number {
  const padding = 20;
  return columns.reduce((sum, column) => sum + column.width, (withCheck ? 32 : 0) + padding);
}
