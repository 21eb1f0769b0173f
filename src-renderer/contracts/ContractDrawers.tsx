import { DeclineDrawer } from './DeclineDrawer.tsx';
import { NewContractDrawer } from './NewContractDrawer.tsx';
import { RenewDrawer } from './RenewDrawer.tsx';

/** The drawers of contracts, which any screen may open; the frame shows them. */
export function ContractDrawers() {
  return (
    <>
      <NewContractDrawer />
      <RenewDrawer />
      <DeclineDrawer />
    </>
  );
}
