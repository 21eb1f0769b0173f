import type { ReactNode } from 'react';
import classes from './Faces.module.css';

/** What a list shows while it has nothing: what this place is for, and what to do first. */
export function EmptyState({
  icon,
  title,
  text,
  children,
}: {
  icon?: ReactNode;
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className={classes.face}>
      {icon === undefined ? null : <div className={classes.icon}>{icon}</div>}
      <p className={classes.title}>{title}</p>
      {text === undefined ? null : <p className={classes.text}>{text}</p>}
      {children === undefined ? null : <div className={classes.actions}>{children}</div>}
    </div>
  );
}
