import { createOpener } from '../ui/opener.ts';

export interface ZaloStart {
  readonly customerId: string;
  readonly name: string;
  /** `https://zalo.me/…` */
  readonly address: string;
  /** `Kính gửi anh Minh` */
  readonly greeting: string;
}

/** Writes to somebody in Zalo: `zaloDrawer.open(…)` from any screen. */
export const zaloDrawer = createOpener<ZaloStart>();
