export { ChoiceListLines } from './ChoiceListLines.tsx';
