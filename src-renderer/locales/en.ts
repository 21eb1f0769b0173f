import activities from './en/activities.json';
import announcements from './en/announcements.json';
import app from './en/app.json';
import appointments from './en/appointments.json';
import backup from './en/backup.json';
import buyingCycle from './en/buying-cycle.json';
import care from './en/care.json';
import checklists from './en/checklists.json';
import competitors from './en/competitors.json';
import contacts from './en/contacts.json';
import contracts from './en/contracts.json';
import customFields from './en/custom-fields.json';
import customerLists from './en/customer-lists.json';
import customers from './en/customers.json';
import dataRequests from './en/data-requests.json';
import dayPacks from './en/day-packs.json';
import documents from './en/documents.json';
import duplicates from './en/duplicates.json';
import expenses from './en/expenses.json';
import exports from './en/exports.json';
import files from './en/files.json';
import groups from './en/groups.json';
import handovers from './en/handovers.json';
import help from './en/help.json';
import holidays from './en/holidays.json';
import imports from './en/imports.json';
import installedItems from './en/installed-items.json';
import interactions from './en/interactions.json';
import leads from './en/leads.json';
import office from './en/office.json';
import opportunities from './en/opportunities.json';
import orders from './en/orders.json';
import papers from './en/papers.json';
import parts from './en/parts.json';
import persons from './en/persons.json';
import prices from './en/prices.json';
import products from './en/products.json';
import promotions from './en/promotions.json';
import proof from './en/proof.json';
import quoteProgrammes from './en/quote-programmes.json';
import quotes from './en/quotes.json';
import receivables from './en/receivables.json';
import reminders from './en/reminders.json';
import reports from './en/reports.json';
import routes from './en/routes.json';
import settings from './en/settings.json';
import sharing from './en/sharing.json';
import start from './en/start.json';
import stock from './en/stock.json';
import substitutions from './en/substitutions.json';
import targets from './en/targets.json';
import tasks from './en/tasks.json';
import territories from './en/territories.json';
import timeline from './en/timeline.json';
import today from './en/today.json';
import turnover from './en/turnover.json';
import ui from './en/ui.json';
import visitForms from './en/visit-forms.json';
import visitPlans from './en/visit-plans.json';
import visits from './en/visits.json';
import yearlyDays from './en/yearly-days.json';

/** Every sentence of the screens in English, one file per feature. */
export const en = {
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
