export { readIcs } from './read-ics.ts';
