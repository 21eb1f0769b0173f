import { fromOldMobile } from './phone-numbering.ts';
import { findPhones, formatPhone, nationalOf } from './phone.ts';

/**
 * A phone cell with its old mobile numbers (eleven digits, until 2018) in their form of today; everything else in it stays as it is written.
 * `null` where it holds none. Search finds the number by its old form all the same.
 */
export function renewOldMobiles(text: string): string | null {
  if (text === '') return null;
  let renewed = text.normalize('NFC');
  let isRenewed = false;
  for (const { raw, e164 } of findPhones(renewed)) {
    if (e164 === null || !isOldMobile(raw, e164)) continue;
    renewed = renewed.replace(raw, formatPhone(e164));
    isRenewed = true;
  }
  return isRenewed ? renewed : null;
}

function isOldMobile(raw: string, e164: string): boolean {
  const digits = raw.replace(/\D/g, '').replace(/^0*(?:84)?0*/, '');
  return fromOldMobile(`0${digits}`) === nationalOf(e164);
}
