export { createDeliveryTasks, deliveryTaskId } from './delivery-task.ts';
export { createLeads } from './people.ts';
export { createEscalation } from './escalation.ts';
export { createTasksService } from './tasks.service.ts';
export { createTaskWriter, type TaskDraft, type TaskWriter } from './write-task.ts';
export { createFollowUp } from './follow-up.ts';
