import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';
import { FailedState } from './FailedState.tsx';
import { LoadingState } from './LoadingState.tsx';
import classes from './ListScreen.module.css';
import { PageHeader } from './PageHeader.tsx';
import { SearchBox } from './SearchBox.tsx';

/** One choice among those above a list. */
export interface ListChip {
  readonly key: string;
  readonly label: string;
  readonly title?: string;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}

/** The screen of a list: its head with what it comes to, what narrows it, and its table, or why there is none. */
export function ListScreen({
  title,
  count,
  newLabel,
  onNew,
  search,
  who,
  chips,
  chipsLabel,
  views,
  above,
  isPending,
  failure,
  onRetry,
  empty,
  more,
  children,
}: {
  title: string;
  /** Undefined until it is known. */
  count: string | undefined;
  newLabel: string;
  onNew: () => void;
  search: { readonly label: string; readonly text: string; readonly onSearch: (text: string) => void };
  /** What chooses whose are shown. */
  who: ReactNode;
  chips: readonly ListChip[];
  chipsLabel: string;
  /** The saved views of the list. */
  views?: ReactNode;
  /** What stands between the filters and the table. */
  above?: ReactNode;
  isPending: boolean;
  failure: string | null;
  onRetry: () => void;
  /** What is said where nothing is to be shown; null where there is something, or nothing is known. */
  empty: { readonly icon: ReactNode; readonly title: string; readonly text: string } | null;
  /** That there are more than are shown. */
  more: string | null;
  /** The table. */
  children: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <PageHeader title={title} count={count} actions={<Button onClick={onNew}>{newLabel}</Button>} />
      <div className={classes.bar}>
        <SearchBox value={search.text} onSearch={search.onSearch} label={search.label} />
        {who}
        <div className={classes.chips} role="group" aria-label={chipsLabel}>
          {chips.map((chip) => (
            <Button
              key={chip.key}
              size="compact-sm"
              variant={chip.isOn ? 'light' : 'subtle'}
              aria-pressed={chip.isOn}
              title={chip.title}
              onClick={chip.onChoose}
            >
              {chip.label}
            </Button>
          ))}
        </div>
      </div>
      {/* Below what narrows the list: its coming and going must not move the field that somebody types in. */}
      {views}
      {above}
      {isPending ? <LoadingState lines={8} /> : null}
      {failure === null ? null : <FailedState reason={failure} onRetry={onRetry} />}
      {empty === null ? (
        children
      ) : (
        <EmptyState icon={empty.icon} title={empty.title} text={empty.text}>
          <Button onClick={onNew}>{newLabel}</Button>
        </EmptyState>
      )}
      {more === null ? null : <p className={classes.more}>{more}</p>}
    </div>
  );
}
