import { expect, test } from 'vitest';
import type { ColourTokens } from './theme.ts';
import { colourPairs, darkTokens, lightTokens } from './theme.ts';

test.each([
  ['light', lightTokens],
  ['dark', darkTokens],
])('every text can be read on every ground where it stands: %s', (_name, tokens) => {
  const tooFaint = colourPairs
    .map(([ink, ground, least]) => ({ ink, ground, least, ratio: contrast(tokens[ink], tokens[ground]) }))
    .filter(({ ratio, least }) => ratio < least);
  expect(tooFaint).toEqual([]);
});

/** Contrast ratio of two colours after WCAG 2.2, 1 to 21. */
function contrast(first: ColourTokens[keyof ColourTokens], second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
