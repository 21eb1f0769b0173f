export { AnswerDrawer } from './AnswerDrawer.tsx';
export { newQuoteDrawer } from './new-quote-drawer.ts';
export { NewQuoteDrawer } from './NewQuoteDrawer.tsx';
export { QuoteListPage, readQuoteListSearch } from './QuoteListPage.tsx';
export { QuotePage } from './QuotePage.tsx';
export { QuotesOf } from './QuotesOf.tsx';
