export { standardLists } from './standard-lists.ts';
