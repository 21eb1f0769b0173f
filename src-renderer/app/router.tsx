import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { CompetitorPage, CompetitorsPage } from '../competitors/index.ts';
import { ContractPage, ContractsPage, readContractsSearch } from '../contracts/index.ts';
import { InstalledPage, readInstalledSearch } from '../installed-items/index.ts';
import { CustomerListPage, CustomerPage, readListSearch, readPageSearch } from '../customers/index.ts';
import { ExpensesPage, readExpensesSearch } from '../expenses/index.ts';
import { ImportPage, readImportSearch } from '../imports/index.ts';
import { BackupPage } from '../backup/index.ts';
import { DuplicatesPage, MergePage, readMergeSearch } from '../duplicates/index.ts';
import { LeadsPage, readLeadsSearch } from '../leads/index.ts';
import { readSyncSearch, SyncPage } from '../office/index.ts';
import { DayPackPage } from '../day-packs/index.ts';
import { OpportunitiesPage, OpportunityPage, readOpportunitySearch } from '../opportunities/index.ts';
import { PricesPage, readPricesSearch } from '../promotions/index.ts';
import { OrderListPage, OrderPage, readOrderListSearch } from '../orders/index.ts';
import { QuoteListPage, QuotePage, readQuoteListSearch } from '../quotes/index.ts';
import { ProductPage, ProductsPage, readProductSearch } from '../products/index.ts';
import { readReceivablesSearch, ReceivablesPage } from '../receivables/index.ts';
import { readReportSearch, ReportPage } from '../reports/index.ts';
import { readRouteSearch, RoutePage } from '../routes/index.ts';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { readTaskSearch, TasksPage } from '../tasks/index.ts';
import { TodayPage } from '../today/index.ts';
import { CalendarPage, readCalendarSearch } from '../visits/index.ts';
import { Frame } from './Frame.tsx';
import { navigation } from './navigation.tsx';
import { ScreenFailed, ScreenNotFound } from './ScreenFailed.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: ScreenNotFound });
const under = () => root;

const home = createRoute({
  getParentRoute: under,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: navigation[0]?.to ?? '/settings' });
  },
});
const today = createRoute({ getParentRoute: under, path: '/today', component: TodayPage });
const visits = createRoute({
  getParentRoute: under,
  path: '/visits',
  component: CalendarPage,
  validateSearch: readCalendarSearch,
});
const route = createRoute({ getParentRoute: under, path: '/route', component: RoutePage, validateSearch: readRouteSearch });
const tasks = createRoute({ getParentRoute: under, path: '/tasks', component: TasksPage, validateSearch: readTaskSearch });
const opportunities = createRoute({
  getParentRoute: under,
  path: '/opportunities',
  component: OpportunitiesPage,
  validateSearch: readOpportunitySearch,
});
const opportunity = createRoute({ getParentRoute: under, path: '/opportunities/$id', component: OpportunityPage });
const dayPack = createRoute({
  getParentRoute: under,
  path: '/day-pack',
  component: DayPackPage,
  validateSearch: readRouteSearch,
});
const reports = createRoute({ getParentRoute: under, path: '/reports', component: ReportPage, validateSearch: readReportSearch });
const quotes = createRoute({
  getParentRoute: under,
  path: '/quotes',
  component: QuoteListPage,
  validateSearch: readQuoteListSearch,
});
const quote = createRoute({ getParentRoute: under, path: '/quotes/$id', component: QuotePage });
const orders = createRoute({
  getParentRoute: under,
  path: '/orders',
  component: OrderListPage,
  validateSearch: readOrderListSearch,
});
const order = createRoute({ getParentRoute: under, path: '/orders/$id', component: OrderPage });
const contracts = createRoute({
  getParentRoute: under,
  path: '/contracts',
  component: ContractsPage,
  validateSearch: readContractsSearch,
});
const contract = createRoute({ getParentRoute: under, path: '/contracts/$id', component: ContractPage });
const installedItems = createRoute({
  getParentRoute: under,
  path: '/installed-items',
  component: InstalledPage,
  validateSearch: readInstalledSearch,
});
const expenses = createRoute({
  getParentRoute: under,
  path: '/expenses',
  component: ExpensesPage,
  validateSearch: readExpensesSearch,
});
const receivables = createRoute({
  getParentRoute: under,
  path: '/receivables',
  component: ReceivablesPage,
  validateSearch: readReceivablesSearch,
});
const prices = createRoute({ getParentRoute: under, path: '/prices', component: PricesPage, validateSearch: readPricesSearch });
const backup = createRoute({ getParentRoute: under, path: '/backup', component: BackupPage });
const customers = createRoute({
  getParentRoute: under,
  path: '/customers',
  component: CustomerListPage,
  validateSearch: readListSearch,
});
const customer = createRoute({
  getParentRoute: under,
  path: '/customers/$id',
  component: CustomerPage,
  validateSearch: readPageSearch,
});
const leads = createRoute({ getParentRoute: under, path: '/leads', component: LeadsPage, validateSearch: readLeadsSearch });
const competitors = createRoute({ getParentRoute: under, path: '/competitors', component: CompetitorsPage });
const competitor = createRoute({ getParentRoute: under, path: '/competitors/$id', component: CompetitorPage });
const duplicates = createRoute({ getParentRoute: under, path: '/duplicates', component: DuplicatesPage });
const merge = createRoute({ getParentRoute: under, path: '/merge', component: MergePage, validateSearch: readMergeSearch });
const products = createRoute({
  getParentRoute: under,
  path: '/products',
  component: ProductsPage,
  validateSearch: readProductSearch,
});
const product = createRoute({ getParentRoute: under, path: '/products/$id', component: ProductPage });
const imports = createRoute({ getParentRoute: under, path: '/imports', component: ImportPage, validateSearch: readImportSearch });
const sync = createRoute({ getParentRoute: under, path: '/sync', component: SyncPage, validateSearch: readSyncSearch });
const settings = createRoute({ getParentRoute: under, path: '/settings', component: SettingsPage });

/** Every address of the program. The part after `#` holds the state of a screen, so Back works and a link can be copied. */
export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([
      home,
      today,
      visits,
      route,
      tasks,
      opportunities,
      opportunity,
      dayPack,
      reports,
      quotes,
      orders,
      order,
      quote,
      contracts,
      contract,
      installedItems,
      expenses,
      receivables,
      prices,
      backup,
      customers,
      customer,
      leads,
      competitors,
      competitor,
      duplicates,
      merge,
      products,
      product,
      imports,
      sync,
      settings,
    ]),
    history: createHashHistory(),
    defaultErrorComponent: ScreenFailed,
    defaultPreload: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
