import type { OriginEntity } from '../../src-shared/leads/leads.contract.ts';
import { createOpener } from '../ui/opener.ts';

interface Lead {
  readonly id: string;
  readonly name: string;
}

/** Notes what is thought of a lead, and passes it on: `assessDrawer.open({ id, name })` from any screen. */
export const assessDrawer = createOpener<Lead>();

/** Makes an opportunity of a lead. */
export const convertDrawer = createOpener<Lead>();

export interface FurtherSale {
  readonly customer: Lead;
  /** What it comes from: a care task that was done, an accepted quote. */
  readonly origin: { readonly entity: OriginEntity; readonly id: string } | null;
  readonly title?: string;
  readonly needs?: string;
  /** As it is typed: `05/11/2026`. */
  readonly closeOn?: string;
}

/** A further opportunity with a customer, linked to what it came from. */
export const sellMoreDrawer = createOpener<FurtherSale>();
