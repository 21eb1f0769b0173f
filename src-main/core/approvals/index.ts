export { createAskedAnewReader, createLetOutReader } from './approval-reader.ts';
export { createApprovalRulesService } from './approval-rules.service.ts';
export { createApprovalsService } from './approvals.service.ts';
export { createWaitingReader } from './waiting.ts';
