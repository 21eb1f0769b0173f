export { createContractsService } from './contracts.service.ts';
export { createRenewalTasks, type RenewalTasks } from './renewal-runner.ts';
