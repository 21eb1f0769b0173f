import { createOpener } from '../ui/opener.ts';

export interface NewVisitStart {
  /** Given, the visit is for this customer and no other can be chosen. */
  readonly customer?: { readonly id: string; readonly name: string };
  /** Where the calendar was clicked or dragged; instants. */
  readonly startsAt?: string;
  /** What it is made for. */
  readonly opportunityId?: string;
  readonly endsAt?: string;
  /** Whose column of the team was clicked. */
  readonly ownerId?: string;
}

/** Plans a visit: `newVisitDrawer.open({ customer: { id, name } })` from any screen. */
export const newVisitDrawer = createOpener<NewVisitStart>();

/** Shows a visit with everything that can be done to it. `isMoving` opens it at the fields for another time. */
export const visitDrawer = createOpener<{ readonly visitId: string; readonly isMoving?: boolean }>();

/** Records what came of a visit: `visitResultDrawer.open({ visitId })`. */
export const visitResultDrawer = createOpener<{ readonly visitId: string }>();

/** Plans gift visits before Tết. */
export const tetPlanDrawer = createOpener<Readonly<Record<string, never>>>();
