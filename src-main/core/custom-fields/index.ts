export { createCustomFieldsService } from './custom-fields.service.ts';
export { createFieldsReader } from './fields-reader.ts';
export { ownValueId, readOwn, writeOwn } from './own-values.ts';
