export { createPeopleOfReport } from './people-of-report.ts';
export { createReportsService } from './reports.service.ts';
export { createVisitNumbers } from './visit-numbers.ts';
