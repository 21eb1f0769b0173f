import { checklistsContract } from './checklists/checklists.contract.ts';
import { activityTypesContract } from './activities/activities.contract.ts';
import { announcementsContract } from './announcements/announcements.contract.ts';
import { appContract, demoContract, profileContract } from './app/app.contract.ts';
import { backupContract } from './backup/backup.contract.ts';
import { careContract } from './care/care.contract.ts';
import { contactsContract } from './contacts/contacts.contract.ts';
import { customFieldsContract } from './custom-fields/custom-fields.contract.ts';
import { contractsContract } from './contracts/contracts.contract.ts';
import { consentContract } from './consent/consent.contract.ts';
import { customersContract } from './customers/customers.contract.ts';
import { partsContract } from './customers/parts.contract.ts';
import { standingContract } from './customers/standing.contract.ts';
import { dataRequestsContract } from './data-requests/data-requests.contract.ts';
import { duplicatesContract } from './duplicates/duplicates.contract.ts';
import { dayPacksContract } from './day-packs/day-packs.contract.ts';
import { approvalRulesContract, approvalsContract } from './approvals/approvals.contract.ts';
import { companyContract } from './documents/company.contract.ts';
import { quotePapersContract } from './documents/quote-papers.contract.ts';
import { templatesContract } from './documents/templates.contract.ts';
import { documentsContract } from './documents/documents.contract.ts';
import { draftsContract } from './drafts/drafts.contract.ts';
import { helpContract } from './help/help.contract.ts';
import { filesContract } from './files/files.contract.ts';
import { expensesContract } from './expenses/expenses.contract.ts';
import { exportsContract } from './exports/exports.contract.ts';
import { groupsContract } from './groups/groups.contract.ts';
import { holidaysContract } from './holidays/holidays.contract.ts';
import { handoversContract } from './handovers/handovers.contract.ts';
import { importsContract } from './imports/imports.contract.ts';
import { installedItemsContract } from './installed-items/installed-items.contract.ts';
import { interactionsContract } from './interactions/interactions.contract.ts';
import { jobsContract } from './jobs/jobs.contract.ts';
import { buyingCycleContract } from './buying-cycle/buying-cycle.contract.ts';
import { leadsContract } from './leads/leads.contract.ts';
import { competitorsContract } from './competitors/competitors.contract.ts';
import { listsContract } from './lists/lists.contract.ts';
import { mergesContract } from './merges/merges.contract.ts';
import { opportunitiesContract } from './opportunities/opportunities.contract.ts';
import { pipelineContract } from './opportunities/forecast.contract.ts';
import { stagesContract } from './opportunities/stages.contract.ts';
import { officeContract } from './office/office.contract.ts';
import { pricesContract } from './prices/prices.contract.ts';
import { ordersContract } from './orders/orders.contract.ts';
import { quotesContract } from './quotes/quotes.contract.ts';
import { promotionsContract } from './promotions/promotions.contract.ts';
import type { ClientOf } from './rpc/procedure.ts';
import { officeRulesContract } from './settings/office-rules.contract.ts';
import { receivablesContract } from './receivables/receivables.contract.ts';
import { remindersContract } from './reminders/reminders.contract.ts';
import { yearlyDaysContract } from './reminders/yearly-days.contract.ts';
import { priceListsContract, vatRatesContract } from './products/price-lists.contract.ts';
import { productPhotosContract } from './products/product-photos.contract.ts';
import { productGroupsContract, productsContract } from './products/products.contract.ts';
import { personsContract } from './erasures/persons.contract.ts';
import { reportsContract } from './reports/reports.contract.ts';
import { targetsContract } from './targets/targets.contract.ts';
import { routesContract } from './routes/routes.contract.ts';
import { settingsContract } from './settings/settings.contract.ts';
import { teamContract } from './team/team.contract.ts';
import { territoriesContract } from './territories/territories.contract.ts';
import { timelineContract } from './timeline/timeline.contract.ts';
import { tasksContract } from './tasks/tasks.contract.ts';
import { todayContract } from './today/today.contract.ts';
import { stockContract } from './stock/stock.contract.ts';
import { turnoverContract } from './turnover/turnover.contract.ts';
import { transactionsContract } from './transactions/transactions.contract.ts';
import { undoContract } from './undo/undo.contract.ts';
import { viewsContract } from './views/views.contract.ts';
import { appointmentsContract } from './appointments/appointments.contract.ts';
import { substitutionsContract } from './team/substitutions.contract.ts';
import { sharingContract } from './sharing/sharing.contract.ts';
import { proofContract } from './visits/proof.contract.ts';
import { visitPlansContract, visitRulesContract } from './visits/visit-plans.contract.ts';
import { visitFormsContract } from './visits/visit-forms.contract.ts';
import { visitsContract } from './visits/visits.contract.ts';

/** The table of contents of everything a screen or a script can ask for. */
export const contract = {
  app: appContract,
  profile: profileContract,
  demo: demoContract,
  office: officeContract,
  customers: customersContract,
  contacts: contactsContract,
  parts: partsContract,
  merges: mergesContract,
  duplicates: duplicatesContract,
  standing: standingContract,
  help: helpContract,
  customFields: customFieldsContract,
  consent: consentContract,
  dataRequests: dataRequestsContract,
  persons: personsContract,
  interactions: interactionsContract,
  timeline: timelineContract,
  transactions: transactionsContract,
  visits: visitsContract,
  visitRules: visitRulesContract,
  visitPlans: visitPlansContract,
  holidays: holidaysContract,
  proof: proofContract,
  activityTypes: activityTypesContract,
  checklists: checklistsContract,
  tasks: tasksContract,
  stages: stagesContract,
  opportunities: opportunitiesContract,
  pipeline: pipelineContract,
  visitForms: visitFormsContract,
  expenses: expensesContract,
  today: todayContract,
  reminders: remindersContract,
  yearlyDays: yearlyDaysContract,
  care: careContract,
  routes: routesContract,
  dayPacks: dayPacksContract,
  quotes: quotesContract,
  receivables: receivablesContract,
  orders: ordersContract,
  contracts: contractsContract,
  installedItems: installedItemsContract,
  reports: reportsContract,
  turnover: turnoverContract,
  targets: targetsContract,
  imports: importsContract,
  exports: exportsContract,
  files: filesContract,
  groups: groupsContract,
  handovers: handoversContract,
  leads: leadsContract,
  competitors: competitorsContract,
  buyingCycle: buyingCycleContract,
  territories: territoriesContract,
  backup: backupContract,
  undo: undoContract,
  views: viewsContract,
  documents: documentsContract,
  quotePapers: quotePapersContract,
  approvals: approvalsContract,
  approvalRules: approvalRulesContract,
  templates: templatesContract,
  company: companyContract,
  drafts: draftsContract,
  lists: listsContract,
  team: teamContract,
  sharing: sharingContract,
  appointments: appointmentsContract,
  substitutions: substitutionsContract,
  prices: pricesContract,
  stock: stockContract,
  promotions: promotionsContract,
  announcements: announcementsContract,
  settings: settingsContract,
  officeRules: officeRulesContract,
  products: productsContract,
  productPhotos: productPhotosContract,
  productGroups: productGroupsContract,
  priceLists: priceListsContract,
  vatRates: vatRatesContract,
  jobs: jobsContract,
};
export type Contract = typeof contract;
export type Client = ClientOf<Contract>;
