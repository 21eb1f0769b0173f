export { createGiveCheck } from './people.ts';
