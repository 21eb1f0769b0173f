import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './Card.module.css';

/** A titled box of a page. `aside` stands on the right of the title; `isFlush` leaves the inner distance to the content. */
export function Card({
  title,
  aside,
  isFlush = false,
  children,
}: {
  title?: string;
  aside?: ReactNode;
  isFlush?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.card} {...(title === undefined ? {} : { 'aria-labelledby': id })}>
      {title === undefined ? null : (
        <header className={classes.head}>
          <h2 className={classes.title} id={id}>
            {title}
          </h2>
          {aside === undefined ? null : <div className={classes.aside}>{aside}</div>}
        </header>
      )}
      <div className={isFlush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
