export { newOrderDrawer } from './order-drawers.ts';
export { OrderDrawers } from './OrderDrawers.tsx';
export { OrderListPage, readOrderListSearch } from './OrderListPage.tsx';
export { OrderPage } from './OrderPage.tsx';
export { OrdersOf } from './OrdersOf.tsx';
