export { createGroupsReader, groupsByRule } from './group-rules.ts';
export { createGroupsService } from './groups.service.ts';
