export { ProductPicker } from './ProductPicker.tsx';
export type { ChosenProduct } from './ProductPicker.tsx';
