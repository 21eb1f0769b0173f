import { PapersCard } from './PapersCard.tsx';
import classes from './Papers.module.css';

/** The papers of a customer and of its visits, over the whole width of the page. */
export function PapersTab({ customerId, isReadOnly }: { customerId: string; isReadOnly: boolean }) {
  return (
    <div className={classes.page}>
      <PapersCard owner={{ customerId }} isReadOnly={isReadOnly} />
    </div>
  );
}
