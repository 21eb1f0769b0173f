/**
 * How many rows of a list the window may show in the first picture of a screen, for a list that makes the others afterwards (`useAfterPaint`).
 * @param rowPx the height of its lowest row
 * @param abovePx what mostly stands above it, counted from the window's upper edge
 * @param windowPx the window's height
 */
export function firstRows(rowPx: number, abovePx: number, windowPx: number = globalThis.innerHeight): number {
  return Math.max(1, Math.ceil((windowPx - abovePx) / rowPx));
}
