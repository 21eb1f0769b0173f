import type { InstalledItem } from '../../src-shared/installed-items/installed-items.contract.ts';
import { createOpener } from '../ui/opener.ts';

/** Writes down what was sold, or changes it: `installedDrawer.open({ customer })` from any screen. */
export const installedDrawer = createOpener<{
  readonly customer?: { readonly id: string; readonly name: string };
  readonly item?: InstalledItem;
}>();

/** Writes down the goods of an order that was delivered; `soldOn` is null for today. */
export const fromOrderDrawer = createOpener<{
  readonly orderId: string;
  readonly name: string;
  readonly soldOn: string | null;
}>();
