export { ArriveButton } from './ArriveButton.tsx';
export { PlaceOfCustomer } from './PlaceOfCustomer.tsx';
export { ProofCard } from './ProofCard.tsx';
export { ProofRules } from './ProofRules.tsx';
