import type { customersContract } from '../../src-shared/customers/customers.contract.ts';
import type { HandlersOf } from '../../src-shared/rpc/procedure.ts';
import { createActivityTypesService } from './activities/index.ts';
import { createChecklistsService } from './checklists/index.ts';
import type { Context } from './context.ts';
import type { Handlers } from './dispatcher.ts';
import { createOpportunitiesService, createPipelineService, createStagesService } from './opportunities/index.ts';
import { createTasksService } from './tasks/index.ts';
import { createTurnoverService } from './turnover/index.ts';

/** What there is to do, how the office does it, and what came of it. */
export function createWorkServices(
  ctx: Context,
  customers: HandlersOf<typeof customersContract>,
): Pick<Handlers, 'tasks' | 'activityTypes' | 'checklists' | 'opportunities' | 'pipeline' | 'stages' | 'turnover'> {
  return {
    tasks: createTasksService(ctx, customers),
    activityTypes: createActivityTypesService(ctx),
    checklists: createChecklistsService(ctx),
    stages: createStagesService(ctx),
    opportunities: createOpportunitiesService(ctx),
    pipeline: createPipelineService(ctx),
    turnover: createTurnoverService(ctx),
  };
}
