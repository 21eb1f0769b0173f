export { createAnnouncementsService } from './announcements.service.ts';
