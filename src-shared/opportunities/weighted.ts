/**
 * What a value counts for in the forecast: value × percent, rounded half up to whole đồng. Exact for every amount a record takes, where the
 * product itself would be too large for a number.
 */
export function weightedDong(valueDong: number, percent: number): number {
  return Math.floor(valueDong / 100) * percent + Math.floor(((valueDong % 100) * percent + 50) / 100);
}
