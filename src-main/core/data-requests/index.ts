export { createDataRequestsService } from './data-requests.service.ts';
