export { ProductPage } from './ProductPage.tsx';
export { ProductPicker } from './ProductPicker.tsx';
export type { ChosenProduct } from './ProductPicker.tsx';
export { ProductsPage } from './ProductsPage.tsx';
export { useStock } from './use-stock.ts';
export { readProductSearch } from './search-params.ts';
export { VatRatesCard } from './VatRatesCard.tsx';
