export { PaperIntake } from './PaperIntake.tsx';
export { PapersCard } from './PapersCard.tsx';
export { PapersTab } from './PapersTab.tsx';
export { useWaitingPapers, WaitingPapers } from './WaitingPapers.tsx';
