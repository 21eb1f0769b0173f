import { createOpener } from '../ui/opener.ts';

/** An order out of this quote; the room of orders shows the drawer. */
export const orderFromQuote = createOpener<{ readonly quoteId: string }>();
