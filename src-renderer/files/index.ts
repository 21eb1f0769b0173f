export { PaperIntake } from './PaperIntake.tsx';
export { PapersCard } from './PapersCard.tsx';
