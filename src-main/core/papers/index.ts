export { createCompanyReader, createCompanyService } from './company.service.ts';
export { createQuotePapersService } from './quote-papers.service.ts';
export { createTemplatesService } from './templates.service.ts';
