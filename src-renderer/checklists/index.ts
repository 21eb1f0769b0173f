export { ChecklistOverview } from './ChecklistOverview.tsx';
export { ChecklistsCard } from './ChecklistsCard.tsx';
export { CustomerChecklists } from './CustomerChecklists.tsx';
export { useHasChecklists } from './use-checklists.ts';
