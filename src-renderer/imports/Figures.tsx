import type { Tone } from '../ui/StateBadge.tsx';
import classes from './Imports.module.css';

export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly tone: Tone;
}

/** A few numbers beside each other, each with its word. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, tone }) => (
        <div key={label} className={classes.figure} data-tone={value === '0' ? 'neutral' : tone}>
          <dt>{label}</dt>
          <dd className="fb-figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
