export { createRoutesService } from './routes.service.ts';
