export { createGroupsReader, groupsByRule } from './group-rules.ts';
