export { EntitlementsCard } from './EntitlementsCard.tsx';
export { PricesPage, readPricesSearch } from './PricesPage.tsx';
export { PromotionsPanel } from './PromotionsPanel.tsx';
