export { BuyingCycleCard } from './BuyingCycleCard.tsx';
