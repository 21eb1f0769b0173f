import { createOpener } from '../ui/opener.ts';

export interface FormToFill {
  readonly visitId: string;
  readonly formId: string;
  readonly customerId: string;
  readonly customerName: string;
  /** Back to where one came from, whether something was saved or not. */
  readonly onClosed: () => void;
}

/** Fills in a form of a visit; the frame shows it. */
export const fillFormDrawer = createOpener<FormToFill>();
