import { createOpener } from '../ui/opener.ts';

export interface ZaloStart {
  readonly customerId: string;
  readonly name: string;
  /** `https://zalo.me/…` */
  readonly address: string;
  /** `Kính gửi anh Minh` */
  readonly greeting: string;
  /** What the message is about, such as a quote: its words, and a key under which what is typed is kept. */
  readonly about?: { readonly key: string; readonly text: string };
}

/** Writes to somebody in Zalo: `zaloDrawer.open(…)` from any screen. */
export const zaloDrawer = createOpener<ZaloStart>();
