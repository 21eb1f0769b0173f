export { createGiveCheck, createPeople } from './people.ts';
