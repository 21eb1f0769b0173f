export { GroupMembersMenu } from './GroupMembersMenu.tsx';
export { GroupsOfCustomer } from './GroupsOfCustomer.tsx';
export { useGroups } from './use-groups.ts';
