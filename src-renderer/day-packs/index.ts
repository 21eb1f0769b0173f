export { DayPackPage } from './DayPackPage.tsx';
export { PackLine } from './PackLine.tsx';
