export { YearlyDaysCard } from './YearlyDaysCard.tsx';
