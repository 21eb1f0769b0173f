import activities from './vi/activities.json';
import announcements from './vi/announcements.json';
import app from './vi/app.json';
import appointments from './vi/appointments.json';
import backup from './vi/backup.json';
import buyingCycle from './vi/buying-cycle.json';
import care from './vi/care.json';
import checklists from './vi/checklists.json';
import competitors from './vi/competitors.json';
import contacts from './vi/contacts.json';
import contracts from './vi/contracts.json';
import customFields from './vi/custom-fields.json';
import customerLists from './vi/customer-lists.json';
import customers from './vi/customers.json';
import dataRequests from './vi/data-requests.json';
import dayPacks from './vi/day-packs.json';
import documents from './vi/documents.json';
import duplicates from './vi/duplicates.json';
import expenses from './vi/expenses.json';
import exports from './vi/exports.json';
import files from './vi/files.json';
import groups from './vi/groups.json';
import handovers from './vi/handovers.json';
import help from './vi/help.json';
import holidays from './vi/holidays.json';
import imports from './vi/imports.json';
import installedItems from './vi/installed-items.json';
import interactions from './vi/interactions.json';
import leads from './vi/leads.json';
import office from './vi/office.json';
import opportunities from './vi/opportunities.json';
import orders from './vi/orders.json';
import papers from './vi/papers.json';
import parts from './vi/parts.json';
import persons from './vi/persons.json';
import prices from './vi/prices.json';
import products from './vi/products.json';
import promotions from './vi/promotions.json';
import proof from './vi/proof.json';
import quoteProgrammes from './vi/quote-programmes.json';
import quotes from './vi/quotes.json';
import receivables from './vi/receivables.json';
import reminders from './vi/reminders.json';
import reports from './vi/reports.json';
import routes from './vi/routes.json';
import settings from './vi/settings.json';
import sharing from './vi/sharing.json';
import start from './vi/start.json';
import stock from './vi/stock.json';
import substitutions from './vi/substitutions.json';
import targets from './vi/targets.json';
import tasks from './vi/tasks.json';
import territories from './vi/territories.json';
import timeline from './vi/timeline.json';
import today from './vi/today.json';
import turnover from './vi/turnover.json';
import ui from './vi/ui.json';
import visitForms from './vi/visit-forms.json';
import visitPlans from './vi/visit-plans.json';
import visits from './vi/visits.json';
import yearlyDays from './vi/yearly-days.json';

/** Every sentence of the screens in Vietnamese, one file per feature; types are made from it. */
export const vi = {
  dataRequests,
  persons,
  app,
  turnover,
  ui,
  start,
  stock,
  today,
  routes,
  reports,
  targets,
  dayPacks,
  customers,
  customerLists,
  documents,
  announcements,
  exports,
  files,
  groups,
  handovers,
  territories,
  contacts,
  interactions,
  activities,
  checklists,
  opportunities,
  tasks,
  timeline,
  proof,
  visitForms,
  expenses,
  receivables,
  prices,
  promotions,
  visits,
  duplicates,
  competitors,
  leads,
  buyingCycle,
  help,
  visitPlans,
  holidays,
  customFields,
  imports,
  backup,
  office,
  parts,
  papers,
  products,
  orders,
  quotes,
  contracts,
  'installed-items': installedItems,
  'quote-programmes': quoteProgrammes,
  care,
  reminders,
  yearlyDays,
  settings,
  sharing,
  appointments,
  substitutions,
};
