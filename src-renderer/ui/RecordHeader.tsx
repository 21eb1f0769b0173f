import type { ReactNode } from 'react';
import classes from './RecordHeader.module.css';

/** The head of a record's page: who it is, what state it is in, what can be done, and its tabs. */
export function RecordHeader({
  mark,
  title,
  under,
  actions,
  facts,
  tabs,
}: {
  /** One or two letters that stand for the record. */
  mark: string;
  title: ReactNode;
  under: ReactNode;
  actions?: ReactNode;
  facts: readonly { readonly label: string; readonly value: ReactNode }[];
  tabs?: ReactNode;
}) {
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <div className={classes.who}>
          <div className={classes.mark} aria-hidden>
            {mark}
          </div>
          <div>
            <h1 className={classes.title}>{title}</h1>
            <p className={classes.under}>{under}</p>
          </div>
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
      <dl className={classes.facts}>
        {facts.map((fact) => (
          <div key={fact.label} className={classes.fact}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.tabs}>{tabs}</div>
    </header>
  );
}
