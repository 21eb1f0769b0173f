export { SubstitutionsCard } from './SubstitutionsCard.tsx';
export { useInsteadOf } from './use-substitutions.ts';
