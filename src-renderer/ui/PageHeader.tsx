import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

/** The head of a list or a screen: its name, how much there is, what can be done. */
export function PageHeader({ title, count, actions }: { title: string; count?: string | undefined; actions?: ReactNode }) {
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>
        {title}
        {count === undefined ? null : <span className={`${classes.count} fb-figures`}>{count}</span>}
      </h1>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
