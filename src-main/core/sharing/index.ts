export { createSharingService } from './sharing.service.ts';
