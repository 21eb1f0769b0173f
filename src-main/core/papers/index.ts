export { createCompanyReader, createCompanyService } from './company.service.ts';
export { type EmailDraft, writeEmailDraft } from './eml-draft.ts';
export { createQuotePapersService } from './quote-papers.service.ts';
export { createTemplatesService } from './templates.service.ts';
