import { createOpener } from '../ui/opener.ts';
import type { FullQuote } from './use-quotes.ts';

/** What the customer answered to a quote. */
export const answerDrawer = createOpener<{ readonly quote: FullQuote; readonly isAccepted: boolean }>();
