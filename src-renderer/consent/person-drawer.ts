import { createOpener } from '../ui/opener.ts';

export interface OpenedPerson {
  readonly customerId: string;
  /** Null where the customer itself is the person. */
  readonly contactId: string | null;
  readonly name: string;
}

/** Everything about the personal data of one person, from any screen. */
export const personDrawer = createOpener<OpenedPerson>();
