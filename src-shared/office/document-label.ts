/*
 * A document made without the office (a quote at the customer's table) is called `<series>-<device>-<n>`, such as `BG-A1-7`. It is printable
 * at once and unique in the office, because the office gives every device a code of its own. The legal number comes later, from the office
 * alone, without gaps.
 */

const series = /^[A-Z][A-Z0-9]{0,7}$/;

export interface LabelDevice {
  /** As the office gave it. */
  readonly code: string;
  readonly deviceId: string;
  /** The device that the code was given to: another than `deviceId` after a backup was put back. */
  readonly codeBelongsTo: string;
}

/**
 * The part of a label that no other laptop writes. After a backup was put back the counter has gone back as well, and numbers that were
 * printed already would come again: until the office has given a new code, signs of the new device's own id stand behind the old one.
 */
export function deviceMark({ code, deviceId, codeBelongsTo }: LabelDevice): string {
  return deviceId === codeBelongsTo ? code : `${code}.${deviceId.replaceAll('-', '').slice(-6).toUpperCase()}`;
}

/** @throws RangeError for a series that is none, or a number below 1 */
export function documentLabel(wanted: { series: string; device: LabelDevice; number: number }): string {
  if (!series.test(wanted.series)) throw new RangeError(`no series of documents: ${wanted.series}`);
  if (!Number.isSafeInteger(wanted.number) || wanted.number < 1) throw new RangeError(`no number: ${wanted.number}`);
  return `${wanted.series}-${deviceMark(wanted.device)}-${wanted.number}`;
}
