export { readHistory, readValue } from './history.repository.ts';
