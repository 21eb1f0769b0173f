import { createApprovalRulesService, createApprovalsService } from './approvals/index.ts';
import type { Context } from './context.ts';
import type { Handlers } from './dispatcher.ts';
import { createCompanyService, createQuotePapersService, createTemplatesService } from './papers/index.ts';

/** What goes out on paper, and whose word it needs before. */
export function createPaperServices(
  ctx: Context,
): Pick<Handlers, 'company' | 'templates' | 'quotePapers' | 'approvals' | 'approvalRules'> {
  return {
    company: createCompanyService(ctx),
    templates: createTemplatesService(ctx),
    quotePapers: createQuotePapersService(ctx),
    approvals: createApprovalsService(ctx),
    approvalRules: createApprovalRulesService(ctx),
  };
}
