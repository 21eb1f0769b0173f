export { TerritoriesCard } from './TerritoriesCard.tsx';
