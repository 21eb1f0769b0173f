import type { ContractKind } from '../../src-shared/contracts/contract.ts';
import type { ContractRecord } from '../../src-shared/contracts/contracts.contract.ts';
import { createOpener } from '../ui/opener.ts';

export interface NewContractStart {
  /** Given, it is for this customer and no other can be chosen. */
  readonly customer?: { readonly id: string; readonly name: string };
  /** What it is made out of: title, value and the rest come from there. */
  readonly quote?: { readonly id: string; readonly title: string; readonly totalDong: number | null };
  /** What an annex adds to, or a settlement ends. */
  readonly parent?: { readonly id: string; readonly title: string };
  readonly kind?: ContractKind;
}

/** Makes a contract: `newContractDrawer.open({ customer: { id, name } })` from any screen. */
export const newContractDrawer = createOpener<NewContractStart>();

/** Renews a contract by one that follows it, or by an annex. */
export const renewDrawer = createOpener<ContractRecord>();

/** Asks why a contract is not renewed. */
export const declineDrawer = createOpener<{ readonly id: string; readonly title: string }>();
