import type { InstalledItem } from '../../src-shared/installed-items/installed-items.contract.ts';
import { createOpener } from '../ui/opener.ts';

/** Writes down what was sold, or changes it: `installedDrawer.open({ customer })` from any screen. */
export const installedDrawer = createOpener<{
  readonly customer?: { readonly id: string; readonly name: string };
  readonly item?: InstalledItem;
}>();
