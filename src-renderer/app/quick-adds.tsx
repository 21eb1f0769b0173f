import { AnnounceDrawer } from '../announcements/index.ts';
import { CareDrawer, careDrawer } from '../care/index.ts';
import { CompetitorDrawers, competitorPriceDrawer } from '../competitors/index.ts';
import { PersonDrawer } from '../consent/index.ts';
import { ZaloDrawer } from '../contacts/index.ts';
import { ContractDrawers, newContractDrawer } from '../contracts/index.ts';
import { FromOrderDrawer, InstalledDrawer, installedDrawer } from '../installed-items/index.ts';
import { newCustomerDrawer, NewCustomerDrawer } from '../customers/index.ts';
import { LeadDrawers } from '../leads/index.ts';
import { newOpportunityDrawer, OpportunityDrawers } from '../opportunities/index.ts';
import { ReminderCentre } from '../reminders/index.ts';
import { InvoiceDrawer, invoiceDrawer, ReceiptDrawer, receiptDrawer } from '../receivables/index.ts';
import { newTaskDrawer, TaskDrawers } from '../tasks/index.ts';
import { TetPlanDrawer } from '../visit-plans/index.ts';
import { FillFormDrawer } from '../visit-forms/index.ts';
import { newOrderDrawer, OrderDrawers } from '../orders/index.ts';
import { AnswerDrawer, newQuoteDrawer, NewQuoteDrawer } from '../quotes/index.ts';
import { expenseDrawer, ExpenseDrawer } from '../expenses/index.ts';
import { newVisitDrawer, NewVisitDrawer, VisitDrawer, VisitResultDrawer } from '../visits/index.ts';

/** What can be made from any screen: one line in the `+` menu and in the palette each. */
export const quickAdds = [
  { id: 'newCustomer', open: () => newCustomerDrawer.open({}), shortcut: 'new' },
  { id: 'newVisit', open: () => newVisitDrawer.open({}) },
  { id: 'newExpense', open: () => expenseDrawer.open({}) },
  { id: 'newQuote', open: () => newQuoteDrawer.open({}) },
  { id: 'newOrder', open: () => newOrderDrawer.open({}) },
  { id: 'newInvoice', open: () => invoiceDrawer.open({}) },
  { id: 'newReceipt', open: () => receiptDrawer.open({}) },
  { id: 'newContract', open: () => newContractDrawer.open({}) },
  { id: 'newInstalledItem', open: () => installedDrawer.open({}) },
  { id: 'newTask', open: () => newTaskDrawer.open({}) },
  { id: 'newOpportunity', open: () => newOpportunityDrawer.open({}) },
  { id: 'newCare', open: () => careDrawer.open({}) },
  { id: 'newCompetitorPrice', open: () => competitorPriceDrawer.open({}) },
] as const;

/** Drawers that any screen may open; the frame shows them. */
export function SharedDrawers() {
  return (
    <>
      <NewCustomerDrawer />
      <PersonDrawer />
      <ZaloDrawer />
      <NewVisitDrawer />
      <VisitDrawer />
      <VisitResultDrawer />
      <FillFormDrawer />
      <ExpenseDrawer />
      <InvoiceDrawer />
      <ReceiptDrawer />
      <NewQuoteDrawer />
      <AnswerDrawer />
      <OrderDrawers />
      <TaskDrawers />
      <OpportunityDrawers />
      <ContractDrawers />
      <InstalledDrawer />
      <FromOrderDrawer />
      <CareDrawer />
      <LeadDrawers />
      <CompetitorDrawers />
      <ReminderCentre />
      <TetPlanDrawer />
      <AnnounceDrawer />
    </>
  );
}
