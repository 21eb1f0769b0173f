import { findPhones, zaloLink } from './phone.ts';

/** Personal pages and groups have names instead of numbers. */
const page = /^(?:https?:\/\/)?(?:www\.)?zalo\.me\/([A-Za-z0-9._-]{3,60})\/?$/u;

/**
 * The address that opens a chat with a person in Zalo: what stands in the Zalo field, as a link or a number, or the first mobile number. Null
 * where there is none. Only `https://zalo.me/…` ever comes out.
 */
export function zaloAddressOf({ zalo, phone }: { readonly zalo: string | null; readonly phone: string | null }): string | null {
  const named = zalo === null ? null : page.exec(zalo.trim());
  if (named !== null) return `https://zalo.me/${named[1]}`;
  for (const { e164 } of [...findPhones(zalo ?? ''), ...findPhones(phone ?? '')]) {
    const link = e164 === null ? null : zaloLink(e164);
    if (link !== null) return link;
  }
  return null;
}
