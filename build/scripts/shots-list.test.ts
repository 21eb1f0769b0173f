import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shots } from './shots-list.ts';

test('every address of the program is photographed', () => {
  const router = readFileSync(new URL('../../src-renderer/app/router.tsx', import.meta.url), 'utf8');
  const routes = [...router.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path);
  expect(routes.length).toBeGreaterThan(3);
  const shown = shots.map(({ path }) => path.split('?')[0]?.replace(/:\w+/g, '$id'));
  expect(routes.filter((route) => !shown.includes(route))).toEqual([]);
});

test('no two pictures have the same name', () => {
  expect(new Set(shots.map(({ name }) => name)).size).toBe(shots.length);
});
