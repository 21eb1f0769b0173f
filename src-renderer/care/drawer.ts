import { createOpener } from '../ui/opener.ts';

/** Makes a care appointment: `careDrawer.open({ customer: { id, name } })` from any screen. */
export const careDrawer = createOpener<{ readonly customer?: { readonly id: string; readonly name: string } }>();
