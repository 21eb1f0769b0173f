export { useDebtFact } from './DebtBadge.tsx';
export { DebtsOfCustomer } from './DebtsOfCustomer.tsx';
export { invoiceDrawer, receiptDrawer } from './drawers.ts';
export { InvoiceDrawer } from './InvoiceDrawer.tsx';
export { ReceiptDrawer } from './ReceiptDrawer.tsx';
export { readReceivablesSearch, ReceivablesPage } from './ReceivablesPage.tsx';
