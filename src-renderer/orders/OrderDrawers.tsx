import { ConfirmOrderDrawer } from './ConfirmOrderDrawer.tsx';
import { DeliverDrawer } from './DeliverDrawer.tsx';
import { NewOrderDrawer } from './NewOrderDrawer.tsx';
import { OrderFromQuoteDrawer } from './OrderFromQuoteDrawer.tsx';

/** What any screen may open about orders. */
export function OrderDrawers() {
  return (
    <>
      <NewOrderDrawer />
      <OrderFromQuoteDrawer />
      <ConfirmOrderDrawer />
      <DeliverDrawer />
    </>
  );
}
