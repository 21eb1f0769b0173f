import type { InvoiceLine } from '../../src-shared/receivables/receivables.contract.ts';
import { createOpener } from '../ui/opener.ts';

export interface OfCustomer {
  readonly id: string;
  readonly name: string;
}

/** A new invoice, or one to change. */
export const invoiceDrawer = createOpener<{ readonly customer?: OfCustomer; readonly invoice?: InvoiceLine }>();
/** What was paid: of a customer, or of one invoice of his. */
export const receiptDrawer = createOpener<{ readonly customer?: OfCustomer; readonly invoiceId?: string }>();
