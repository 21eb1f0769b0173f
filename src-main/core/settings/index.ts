export { createOfficeRulesReader, createRoleReader } from './office-rules.service.ts';
