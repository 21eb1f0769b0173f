export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SavedWindow {
  readonly bounds: Bounds;
  readonly isMaximized: boolean;
}

export const smallestWindow = { width: 900, height: 600 };
const firstWindow = { width: 1360, height: 860 };
/** As much of the title bar as a hand needs to drag the window. */
const grip = { width: 120, height: 40 };

/**
 * Where the window opens: where it was, or, when that place is gone (a projector unplugged, another resolution), in the
 * middle of the first display and never larger than it. `workAreas` are the displays without task bars, the main one first.
 */
export function restoreBounds(saved: SavedWindow | null, workAreas: readonly Bounds[]): Bounds {
  const main = workAreas[0] ?? { x: 0, y: 0, ...firstWindow };
  const wanted = saved !== null && isSensible(saved.bounds) ? saved.bounds : null;
  if (wanted === null) return centered(firstWindow, main);
  const home = workAreas.find((area) => canGrip(wanted, area));
  if (home === undefined) return centered(wanted, main);
  return {
    x: wanted.x,
    y: Math.max(wanted.y, home.y),
    width: clampSize(wanted.width, smallestWindow.width, home.width),
    height: clampSize(wanted.height, smallestWindow.height, home.height),
  };
}

/** Null for anything that is not a saved window: the file may be from another version or damaged. */
export function readSavedWindow(value: unknown): SavedWindow | null {
  if (!isRecord(value) || !isRecord(value['bounds'])) return null;
  const { x, y, width, height } = value['bounds'];
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null;
  return { bounds: { x, y, width, height }, isMaximized: value['isMaximized'] === true };
}

function isSensible(bounds: Bounds): boolean {
  return bounds.width >= 200 && bounds.height >= 150 && bounds.width <= 20_000 && bounds.height <= 20_000;
}

/** Whether enough of the window's top edge lies on the display to get hold of it. */
function canGrip(bounds: Bounds, area: Bounds): boolean {
  const overlap = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return overlap >= grip.width && bounds.y >= area.y - grip.height / 2 && bounds.y <= area.y + area.height - grip.height;
}

function centered(size: { width: number; height: number }, area: Bounds): Bounds {
  const width = clampSize(size.width, smallestWindow.width, area.width);
  const height = clampSize(size.height, smallestWindow.height, area.height);
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  };
}

function clampSize(size: number, smallest: number, largest: number): number {
  return Math.min(Math.max(size, smallest), largest);
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
