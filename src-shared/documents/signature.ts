import { z } from 'zod';

/** The pad that strokes are measured on, whatever the screen's size: 3 to 1. */
export const padWidth = 600;
export const padHeight = 200;
const mostPoints = 8000;

const at = z
  .int()
  .min(-20)
  .max(padWidth + 20);
/** Where the pen was and how many milliseconds after the first touch. */
const point = z.tuple([at, at, z.int().min(0).max(3_600_000)]);
const strokes = z.array(z.array(point).min(1)).min(1).max(200);

/** Strokes of a pen, a finger or a mouse: what was drawn, not a picture of it. */
export type Strokes = z.output<typeof strokes>;

/** The strokes of a stored signature; null where there is none or it cannot be read. */
export function readSignature(text: string | null): Strokes | null {
  if (text === null) return null;
  try {
    const parsed = strokes.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * As it is stored. Points that lie on the line between their neighbours go first; a dot stays. Null where nothing was drawn, or more than anybody's
 * name.
 */
export function writeSignature(drawn: Strokes): string | null {
  const kept = drawn.filter((stroke) => stroke.length > 0).map(thinned);
  const points = kept.reduce((sum, stroke) => sum + stroke.length, 0);
  if (points < 2 || points > mostPoints) return null;
  const parsed = strokes.safeParse(kept);
  return parsed.success ? JSON.stringify(parsed.data) : null;
}

/** Lines through a box of this size, the drawing as large as fits and its proportions kept: x and y of each point. */
export function linesInBox(drawn: Strokes, width: number, height: number): [x: number, y: number][][] {
  const all = drawn.flat();
  const left = Math.min(...all.map(([x]) => x));
  const top = Math.min(...all.map(([, y]) => y));
  const across = Math.max(1, Math.max(...all.map(([x]) => x)) - left);
  const down = Math.max(1, Math.max(...all.map(([, y]) => y)) - top);
  const scale = Math.min(width / across, height / down, (width / padWidth) * 1.6);
  const shiftX = (width - across * scale) / 2;
  const shiftY = (height - down * scale) / 2;
  const place = (value: number, least: number, shift: number) => Math.round(((value - least) * scale + shift) * 100) / 100;
  return drawn.map((stroke) => stroke.map(([x, y]) => [place(x, left, shiftX), place(y, top, shiftY)]));
}

function thinned(stroke: Strokes[number]): Strokes[number] {
  return stroke.filter((here, index) => {
    const before = stroke[index - 1];
    const after = stroke[index + 1];
    if (before === undefined || after === undefined) return true;
    const [ax, ay] = [here[0] - before[0], here[1] - before[1]];
    const [bx, by] = [after[0] - here[0], after[1] - here[1]];
    const isStill = ax === 0 && ay === 0;
    return !isStill && (ax * by !== ay * bx || ax * bx + ay * by < 0);
  });
}
