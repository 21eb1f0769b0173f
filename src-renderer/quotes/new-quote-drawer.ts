import { createOpener } from '../ui/opener.ts';

export interface QuoteStart {
  readonly customer?: { readonly id: string; readonly name: string };
}

/** A new quote, from any screen. */
export const newQuoteDrawer = createOpener<QuoteStart>();
