/** Minutes after midnight, Vietnamese time. From later than to: over midnight. The same twice: never quiet. */
export interface QuietHours {
  readonly quietFrom: number;
  readonly quietTo: number;
}

export function isQuietAt(minute: number, { quietFrom, quietTo }: QuietHours): boolean {
  return quietFrom <= quietTo ? minute >= quietFrom && minute < quietTo : minute >= quietFrom || minute < quietTo;
}
