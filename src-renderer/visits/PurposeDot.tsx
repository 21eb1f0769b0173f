import { toneOf } from './purpose-tones.ts';
import classes from './CalendarPage.module.css';
import blocks from './VisitBlock.module.css';

/** The colour of a purpose; its word stands beside it. */
export function PurposeDot({ purpose }: { purpose: string }) {
  return <span className={`${classes.dot} ${blocks[toneOf(purpose)]}`} aria-hidden />;
}
