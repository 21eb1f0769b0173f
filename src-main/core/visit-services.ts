import type { Context } from './context.ts';
import type { Handlers } from './dispatcher.ts';
import { createExpensesService } from './expenses/index.ts';
import { createGroupsService } from './groups/groups.service.ts';
import { createVisitFormsService } from './visit-forms/index.ts';
import { createProofService, createVisitsService } from './visits/index.ts';

/** Visits, what proves them, what is filled in and paid on the way. */
export function createVisitServices(ctx: Context): Pick<Handlers, 'visits' | 'proof' | 'visitForms' | 'expenses'> {
  const groups = createGroupsService(ctx);
  const groupsOf = async (customerId: string) => (await groups.of({ customerId })).groups.map(({ id }) => id);
  return {
    visits: createVisitsService(ctx),
    proof: createProofService(ctx),
    visitForms: createVisitFormsService(ctx, groupsOf),
    expenses: createExpensesService(ctx),
  };
}
