export { createVisitFormsService } from './visit-forms.service.ts';
