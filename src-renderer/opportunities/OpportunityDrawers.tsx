import { LostDrawer } from './LostDrawer.tsx';
import { NewOpportunityDrawer } from './NewOpportunityDrawer.tsx';

/** The drawers of opportunities, which any screen may open; the frame shows them. */
export function OpportunityDrawers() {
  return (
    <>
      <NewOpportunityDrawer />
      <LostDrawer />
    </>
  );
}
