import { createOpener } from '../ui/opener.ts';

export interface NewOpportunityStart {
  /** Given, it is for this customer and no other can be chosen. */
  readonly customer?: { readonly id: string; readonly name: string };
  readonly stageId?: string;
  readonly title?: string;
  /** What it comes from: a care task, a visit, an earlier quote. */
  readonly origin?: { readonly entity: string; readonly id: string };
}

/** Makes an opportunity: `newOpportunityDrawer.open({ customer: { id, name } })` from any screen. */
export const newOpportunityDrawer = createOpener<NewOpportunityStart>();

/** Asks why an opportunity was lost, and closes it. */
export const lostDrawer = createOpener<{
  readonly id: string;
  readonly title: string;
  readonly stageId?: string;
  readonly from?: string;
}>();
