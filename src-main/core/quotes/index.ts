export { createContentConflicts, standingOf } from './content-conflicts.ts';
export { createContentWriter } from './content-writer.ts';
export { createCosts } from './costs.ts';
export { nextDraftLabel } from './draft-label.ts';
export { createContentHeads } from './new-quote.ts';
export { createTransactionNotes } from './note-transaction.ts';
export { createQuotesService } from './quotes.service.ts';
