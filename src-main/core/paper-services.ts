import { createApprovalRulesService, createApprovalsService } from './approvals/index.ts';
import type { Context } from './context.ts';
import type { Handlers } from './dispatcher.ts';
import { createCosts } from './quotes/index.ts';
import { createCompanyService, createQuotePapersService, createTemplatesService } from './papers/index.ts';

/** What goes out on paper, and whose word it needs before. */
export function createPaperServices(
  ctx: Context,
): Pick<Handlers, 'company' | 'templates' | 'quotePapers' | 'approvals' | 'approvalRules'> {
  return {
    company: createCompanyService(ctx),
    templates: createTemplatesService(ctx),
    quotePapers: createQuotePapersService(ctx),
    approvals: createApprovalsService(ctx, createCosts(ctx.db).marginOf),
    approvalRules: createApprovalRulesService(ctx),
  };
}
