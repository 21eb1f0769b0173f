import enActivities from './en/activities.json';
import enAnnouncements from './en/announcements.json';
import enApp from './en/app.json';
import enBackup from './en/backup.json';
import enChecklists from './en/checklists.json';
import enContacts from './en/contacts.json';
import enCustomFields from './en/custom-fields.json';
import enCustomers from './en/customers.json';
import enCustomerLists from './en/customer-lists.json';
import enDocuments from './en/documents.json';
import enExports from './en/exports.json';
import enFiles from './en/files.json';
import enGroups from './en/groups.json';
import enHandovers from './en/handovers.json';
import enTerritories from './en/territories.json';
import enDuplicates from './en/duplicates.json';
import enHolidays from './en/holidays.json';
import enVisitPlans from './en/visit-plans.json';
import enCompetitors from './en/competitors.json';
import enLeads from './en/leads.json';
import enBuyingCycle from './en/buying-cycle.json';
import enHelp from './en/help.json';
import enImports from './en/imports.json';
import enInteractions from './en/interactions.json';
import enDataRequests from './en/data-requests.json';
import enPersons from './en/persons.json';
import enOffice from './en/office.json';
import enDayPacks from './en/day-packs.json';
import enReports from './en/reports.json';
import enTargets from './en/targets.json';
import enRoutes from './en/routes.json';
import enParts from './en/parts.json';
import enPapers from './en/papers.json';
import enProducts from './en/products.json';
import enQuoteProgrammes from './en/quote-programmes.json';
import enOrders from './en/orders.json';
import enQuotes from './en/quotes.json';
import enContracts from './en/contracts.json';
import enInstalledItems from './en/installed-items.json';
import enCare from './en/care.json';
import enReminders from './en/reminders.json';
import enYearlyDays from './en/yearly-days.json';
import enSharing from './en/sharing.json';
import enSettings from './en/settings.json';
import enSubstitutions from './en/substitutions.json';
import enAppointments from './en/appointments.json';
import enStart from './en/start.json';
import enStock from './en/stock.json';
import enOpportunities from './en/opportunities.json';
import enTasks from './en/tasks.json';
import enTimeline from './en/timeline.json';
import enToday from './en/today.json';
import enTurnover from './en/turnover.json';
import enUi from './en/ui.json';
import enProof from './en/proof.json';
import enVisitForms from './en/visit-forms.json';
import enExpenses from './en/expenses.json';
import enReceivables from './en/receivables.json';
import enPrices from './en/prices.json';
import enPromotions from './en/promotions.json';
import enVisits from './en/visits.json';
import viActivities from './vi/activities.json';
import viAnnouncements from './vi/announcements.json';
import viApp from './vi/app.json';
import viBackup from './vi/backup.json';
import viChecklists from './vi/checklists.json';
import viContacts from './vi/contacts.json';
import viCustomFields from './vi/custom-fields.json';
import viCustomers from './vi/customers.json';
import viCustomerLists from './vi/customer-lists.json';
import viDocuments from './vi/documents.json';
import viExports from './vi/exports.json';
import viFiles from './vi/files.json';
import viGroups from './vi/groups.json';
import viHandovers from './vi/handovers.json';
import viTerritories from './vi/territories.json';
import viDuplicates from './vi/duplicates.json';
import viHolidays from './vi/holidays.json';
import viVisitPlans from './vi/visit-plans.json';
import viCompetitors from './vi/competitors.json';
import viLeads from './vi/leads.json';
import viBuyingCycle from './vi/buying-cycle.json';
import viHelp from './vi/help.json';
import viImports from './vi/imports.json';
import viInteractions from './vi/interactions.json';
import viDataRequests from './vi/data-requests.json';
import viPersons from './vi/persons.json';
import viOffice from './vi/office.json';
import viDayPacks from './vi/day-packs.json';
import viReports from './vi/reports.json';
import viTargets from './vi/targets.json';
import viRoutes from './vi/routes.json';
import viParts from './vi/parts.json';
import viPapers from './vi/papers.json';
import viProducts from './vi/products.json';
import viQuoteProgrammes from './vi/quote-programmes.json';
import viOrders from './vi/orders.json';
import viQuotes from './vi/quotes.json';
import viContracts from './vi/contracts.json';
import viInstalledItems from './vi/installed-items.json';
import viCare from './vi/care.json';
import viReminders from './vi/reminders.json';
import viYearlyDays from './vi/yearly-days.json';
import viSharing from './vi/sharing.json';
import viSettings from './vi/settings.json';
import viSubstitutions from './vi/substitutions.json';
import viAppointments from './vi/appointments.json';
import viStart from './vi/start.json';
import viStock from './vi/stock.json';
import viOpportunities from './vi/opportunities.json';
import viTasks from './vi/tasks.json';
import viTimeline from './vi/timeline.json';
import viToday from './vi/today.json';
import viTurnover from './vi/turnover.json';
import viUi from './vi/ui.json';
import viProof from './vi/proof.json';
import viVisitForms from './vi/visit-forms.json';
import viExpenses from './vi/expenses.json';
import viReceivables from './vi/receivables.json';
import viPrices from './vi/prices.json';
import viPromotions from './vi/promotions.json';
import viVisits from './vi/visits.json';

/** Every sentence of the screens, one file per feature and language. Vietnamese is the one that types are made from. */
export const catalogues = {
  vi: {
    dataRequests: viDataRequests,
    persons: viPersons,
    app: viApp,
    turnover: viTurnover,
    ui: viUi,
    start: viStart,
    stock: viStock,
    today: viToday,
    routes: viRoutes,
    reports: viReports,
    targets: viTargets,
    dayPacks: viDayPacks,
    customers: viCustomers,
    customerLists: viCustomerLists,
    documents: viDocuments,
    announcements: viAnnouncements,
    exports: viExports,
    files: viFiles,
    groups: viGroups,
    handovers: viHandovers,
    territories: viTerritories,
    contacts: viContacts,
    interactions: viInteractions,
    activities: viActivities,
    checklists: viChecklists,
    opportunities: viOpportunities,
    tasks: viTasks,
    timeline: viTimeline,
    proof: viProof,
    visitForms: viVisitForms,
    expenses: viExpenses,
    receivables: viReceivables,
    prices: viPrices,
    promotions: viPromotions,
    visits: viVisits,
    duplicates: viDuplicates,
    competitors: viCompetitors,
    leads: viLeads,
    buyingCycle: viBuyingCycle,
    help: viHelp,
    visitPlans: viVisitPlans,
    holidays: viHolidays,
    customFields: viCustomFields,
    imports: viImports,
    backup: viBackup,
    office: viOffice,
    parts: viParts,
    papers: viPapers,
    products: viProducts,
    orders: viOrders,
    quotes: viQuotes,
    contracts: viContracts,
    'installed-items': viInstalledItems,
    'quote-programmes': viQuoteProgrammes,
    care: viCare,
    reminders: viReminders,
    yearlyDays: viYearlyDays,
    settings: viSettings,
    sharing: viSharing,
    appointments: viAppointments,
    substitutions: viSubstitutions,
  },
  en: {
    dataRequests: enDataRequests,
    persons: enPersons,
    app: enApp,
    turnover: enTurnover,
    ui: enUi,
    start: enStart,
    stock: enStock,
    today: enToday,
    routes: enRoutes,
    reports: enReports,
    targets: enTargets,
    dayPacks: enDayPacks,
    customers: enCustomers,
    customerLists: enCustomerLists,
    documents: enDocuments,
    announcements: enAnnouncements,
    exports: enExports,
    files: enFiles,
    groups: enGroups,
    handovers: enHandovers,
    territories: enTerritories,
    contacts: enContacts,
    interactions: enInteractions,
    activities: enActivities,
    checklists: enChecklists,
    opportunities: enOpportunities,
    tasks: enTasks,
    timeline: enTimeline,
    proof: enProof,
    visitForms: enVisitForms,
    expenses: enExpenses,
    receivables: enReceivables,
    prices: enPrices,
    promotions: enPromotions,
    visits: enVisits,
    duplicates: enDuplicates,
    competitors: enCompetitors,
    leads: enLeads,
    buyingCycle: enBuyingCycle,
    help: enHelp,
    visitPlans: enVisitPlans,
    holidays: enHolidays,
    customFields: enCustomFields,
    imports: enImports,
    backup: enBackup,
    office: enOffice,
    parts: enParts,
    papers: enPapers,
    products: enProducts,
    orders: enOrders,
    quotes: enQuotes,
    contracts: enContracts,
    'installed-items': enInstalledItems,
    'quote-programmes': enQuoteProgrammes,
    care: enCare,
    reminders: enReminders,
    yearlyDays: enYearlyDays,
    settings: enSettings,
    sharing: enSharing,
    appointments: enAppointments,
    substitutions: enSubstitutions,
  },
};
