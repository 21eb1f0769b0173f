import type { customersContract } from '../../src-shared/customers/customers.contract.ts';
import type { HandlersOf } from '../../src-shared/rpc/procedure.ts';
import { createAnnouncementsService } from './announcements/index.ts';
import type { Context } from './context.ts';
import { createCustomFieldsService } from './custom-fields/index.ts';
import type { Handlers } from './dispatcher.ts';
import { createDocumentsService } from './documents/documents.service.ts';
import { createExportsService } from './exports/exports.service.ts';
import { createGroupsService } from './groups/groups.service.ts';
import { createHolidaysService } from './holidays/index.ts';
import { createHandoversService } from './handovers/handovers.service.ts';
import { createTerritoriesService } from './territories/territories.service.ts';
import { createVisitPlanServices } from './visit-plans/index.ts';
import { createViewsService } from './views/views.service.ts';

/** What can be done with whole lists of customers, and what an office adds to them. */
export function createListServices(
  ctx: Context,
  customers: HandlersOf<typeof customersContract>,
): Pick<
  Handlers,
  | 'views'
  | 'exports'
  | 'groups'
  | 'holidays'
  | 'visitRules'
  | 'visitPlans'
  | 'handovers'
  | 'territories'
  | 'customFields'
  | 'documents'
  | 'announcements'
> {
  return {
    views: createViewsService(ctx),
    exports: createExportsService(ctx, customers),
    groups: createGroupsService(ctx),
    holidays: createHolidaysService(ctx),
    ...createVisitPlanServices(ctx, customers),
    handovers: createHandoversService(ctx, customers),
    territories: createTerritoriesService(ctx),
    customFields: createCustomFieldsService(ctx),
    documents: createDocumentsService(ctx, customers),
    announcements: createAnnouncementsService(ctx, customers),
  };
}
