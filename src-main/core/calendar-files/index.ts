export { readIcsInSlices } from './read-ics.ts';
