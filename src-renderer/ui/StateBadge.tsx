import type { ReactNode } from 'react';
import classes from './StateBadge.module.css';

export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'neutral';

/** A state in a word. The colour only repeats what the word says. */
export function StateBadge({
  tone = 'neutral',
  withDot = false,
  children,
}: {
  tone?: Tone;
  withDot?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={`${classes.badge} ${classes[tone]}`}>
      {withDot ? <span className={classes.dot} aria-hidden /> : null}
      {children}
    </span>
  );
}
