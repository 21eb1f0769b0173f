export { TurnoverCard } from './TurnoverCard.tsx';
export { TurnoverPanel } from './TurnoverPanel.tsx';
