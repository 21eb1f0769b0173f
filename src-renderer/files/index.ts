export { PaperIntake } from './PaperIntake.tsx';
export { PapersCard } from './PapersCard.tsx';
export { type PaperOwner, usePapers } from './use-papers.ts';
export { PapersTab } from './PapersTab.tsx';
export { useWaitingPapers, WaitingPapers } from './WaitingPapers.tsx';
