import type { Position } from '../../src-shared/lib/geo.ts';

/** Metres in a degree of a great circle, on the sphere of `metresBetween`. */
const degreeMetres = 111_195;
const smallestSpanMetres = 1500;
const edgePixels = 48;

/** A point of the plane on which a day is drawn: metres east and south of the corner of the degrees. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** Which part of the plane is seen: the middle, and how many metres a pixel is. */
export interface MapView {
  readonly middle: PlanePoint;
  readonly metresPerPixel: number;
}

/** Flat as a town map is: true to within 1 % over a day's drive, and true in all directions. */
export function planeOf(positions: readonly Position[]) {
  const lats = positions.map(({ latitude }) => Number(latitude));
  const middleLat = lats.length === 0 ? 16 : (Math.min(...lats) + Math.max(...lats)) / 2;
  const shrink = Math.cos((middleLat * Math.PI) / 180);
  return {
    point: ({ latitude, longitude }: Position): PlanePoint => ({
      x: Number(longitude) * degreeMetres * shrink,
      y: -Number(latitude) * degreeMetres,
    }),
    degrees: ({ x, y }: PlanePoint) => ({ latitude: -y / degreeMetres, longitude: x / degreeMetres / shrink }),
  };
}
export type Plane = ReturnType<typeof planeOf>;

/** The view that shows all points with room around them. */
export function viewOf(points: readonly PlanePoint[], width: number, height: number): MapView {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  if (points.length === 0) return { middle: { x: 0, y: 0 }, metresPerPixel: 100 };
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const metresPerPixel = Math.max(
    (right - left) / Math.max(40, width - 2 * edgePixels),
    (bottom - top) / Math.max(40, height - 2 * edgePixels),
    smallestSpanMetres / Math.max(40, Math.min(width, height) - 2 * edgePixels),
  );
  return { middle: { x: (left + right) / 2, y: (top + bottom) / 2 }, metresPerPixel };
}

/** A length for the bar of the scale: 1, 2 or 5 times a power of ten, at most so many metres. */
export function scaleMetres(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
}

/** The degrees at which lines are drawn between two: a handful, at steps that a person reads. */
export function graticule(from: number, to: number): { readonly step: number; readonly at: readonly number[] } {
  const span = Math.max(1e-6, to - from);
  const step = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30].find((size) => span / size <= 6) ?? 30;
  const at: number[] = [];
  for (let line = Math.ceil(from / step); line * step <= to; line += 1) at.push(line * step);
  return { step, at };
}

export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Which of the boxes are drawn so that none lies on another or on what is there already: the first ones win. */
export function withoutOverlap<T extends LabelBox>(boxes: readonly T[], taken: readonly LabelBox[] = []): readonly T[] {
  const kept: T[] = [];
  for (const box of boxes) {
    const isFree = [...taken, ...kept].every(
      (other) =>
        box.x + box.width < other.x ||
        other.x + other.width < box.x ||
        box.y + box.height < other.y ||
        other.y + other.height < box.y,
    );
    if (isFree) kept.push(box);
  }
  return kept;
}
