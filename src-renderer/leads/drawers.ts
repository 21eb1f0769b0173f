import { createOpener } from '../ui/opener.ts';

interface Lead {
  readonly id: string;
  readonly name: string;
}

/** Notes what is thought of a lead, and passes it on: `assessDrawer.open({ id, name })` from any screen. */
export const assessDrawer = createOpener<Lead>();

/** Makes an opportunity of a lead. */
export const convertDrawer = createOpener<Lead>();
