import { announcements } from './announcements.ts';
import { applyPage } from './apply-page.ts';
import { duplicates } from './duplicates.ts';
import { edits } from './edits.ts';
import { encryption } from './encryption.ts';
import { boardOfOpportunities } from './board.ts';
import { calendarScreen, visitPlans } from './calendar.ts';
import { calendarFiles } from './calendar-files.ts';
import { cuts, kills } from './faults.ts';
import type { Bench } from './figure.ts';
import { files } from './files.ts';
import { firstSyncBench } from './first-sync.ts';
import { idle } from './idle.ts';
import { importLarge } from './import-large.ts';
import { imports } from './imports.ts';
import { listScreen } from './list-screen.ts';
import { quoteTyping } from './quote-typing.ts';
import { lists } from './lists.ts';
import { memory } from './memory.ts';
import { office } from './office.ts';
import { ownFields } from './own-fields.ts';
import { persons } from './persons.ts';
import { prices } from './prices.ts';
import { products } from './products.ts';
import { receivables } from './receivables.ts';
import { reminders } from './reminders.ts';
import { quotePdf } from './quote-pdf.ts';
import { routes } from './routes.ts';
import { screenSearch, windowStart } from './screens.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { tasks } from './tasks.ts';
import { timelineScreen } from './timeline-screen.ts';
import { timeline } from './timeline.ts';
import { turnover } from './turnover.ts';

export const benches: readonly Bench[] = [
  search,
  lists,
  edits,
  duplicates,
  timeline,
  imports,
  importLarge,
  encryption,
  files,
  start,
  windowStart,
  screenSearch,
  listScreen,
  quoteTyping,
  timelineScreen,
  receivables,
  reminders,
  visitPlans,
  calendarScreen,
  boardOfOpportunities,
  calendarFiles,
  tasks,
  announcements,
  ownFields,
  persons,
  products,
  quotePdf,
  routes,
  turnover,
  prices,
  memory,
  idle,
  applyPage,
  firstSyncBench,
  office,
  kills,
  cuts,
];
