import type { Handlers } from './dispatcher.ts';
import type { BlobTransfer } from './files/index.ts';
import { createImportsService } from './imports/index.ts';
import type { Session } from './profile/session.ts';
import { createCustomersService, createStandingService } from './customers/index.ts';
import { createDraftsService } from './drafts/drafts.service.ts';
import { createFileServices } from './files/index.ts';
import { createHelpService } from './help/help.service.ts';
import { createInteractionsService } from './interactions/interactions.service.ts';
import { createFieldServices } from './field-services.ts';
import { createPriceServices } from './price-services.ts';
import { createLeadServices } from './lead-services.ts';
import { createPaperServices } from './paper-services.ts';
import { createListServices } from './list-services.ts';
import { createListsService } from './lists/lists.service.ts';
import { createSameCustomerServices } from './merges/index.ts';
import { createPartsService } from './parts/parts.service.ts';
import { createPeopleServices } from './people-services.ts';
import type { ReminderServices } from './reminder-services.ts';
import { createReceivablesService } from './receivables/index.ts';
import { createOrdersService } from './orders/index.ts';
import { createQuotesService } from './quotes/index.ts';
import { createProductServices } from './products/index.ts';
import { createAppointmentsService } from './appointments/index.ts';
import { createSubstitutionsService } from './substitutions/index.ts';
import { createSharingService } from './sharing/index.ts';
import { createOfficeRulesService } from './settings/office-rules.service.ts';
import { createTeamService } from './team/team.service.ts';
import { createTimelineService } from './timeline/timeline.service.ts';
import { createTodayService } from './today/today.service.ts';
import { createTransactionsService } from './transactions/index.ts';
import { createUndoService } from './undo/index.ts';
import { createVisitServices } from './visit-services.ts';
import { createWorkServices } from './work-services.ts';

type OfTheProgram = 'app' | 'backup' | 'demo' | 'jobs' | 'office' | 'profile' | 'settings';

/** What an open profile answers: every feature's procedures, all on one context. */
export function createSessionServices(
  { ctx, blobs, profile }: Session,
  transfer: BlobTransfer | null,
): Omit<Handlers, OfTheProgram | keyof ReminderServices['handlers']> {
  const customers = createCustomersService(ctx, { readsAhead: true });
  const priceServices = createPriceServices(ctx);
  const quotes = createQuotesService(ctx, priceServices.prices);
  return {
    customers,
    ...createPeopleServices(ctx, profile.kind === 'office'),
    parts: createPartsService(ctx),
    ...createSameCustomerServices(ctx),
    interactions: createInteractionsService(ctx),
    timeline: createTimelineService(ctx),
    transactions: createTransactionsService(ctx),
    ...createVisitServices(ctx),
    today: createTodayService(ctx),
    ...createFieldServices(ctx),
    ...priceServices,
    receivables: createReceivablesService(ctx),
    quotes,
    orders: createOrdersService(ctx, quotes),
    ...createPaperServices(ctx),
    imports: createImportsService(ctx),
    ...createListServices(ctx, customers),
    ...createLeadServices(ctx),
    ...createWorkServices(ctx, customers),
    ...createProductServices(ctx),
    undo: createUndoService(ctx),
    drafts: createDraftsService(ctx),
    lists: createListsService(ctx),
    standing: createStandingService(ctx),
    help: createHelpService(ctx),
    ...createFileServices(ctx, blobs, transfer),
    officeRules: createOfficeRulesService(ctx),
    team: createTeamService(ctx),
    sharing: createSharingService(ctx),
    appointments: createAppointmentsService(ctx),
    substitutions: createSubstitutionsService(ctx),
  };
}
