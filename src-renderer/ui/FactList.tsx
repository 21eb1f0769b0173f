import type { ReactNode } from 'react';
import classes from './FactList.module.css';

/** Facts under each other, each a name and a value. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className={classes.list}>{children}</dl>;
}

/** One fact. `aside` appears when the line is pointed at or focused, such as the history of the field. */
export function Fact({ label, aside, children }: { label: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>
        {children}
        {aside === undefined ? null : <span className={classes.aside}>{aside}</span>}
      </dd>
    </div>
  );
}
