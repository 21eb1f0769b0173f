export { TargetsPanel } from './TargetsPanel.tsx';
export { useTargets } from './use-targets.ts';
