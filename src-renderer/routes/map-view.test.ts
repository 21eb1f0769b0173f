import { expect, test } from 'vitest';
import { graticule, planeOf, scaleMetres, viewOf, withoutOverlap } from './map-view.ts';

test('a map shows every stop of the day, and a place is found again from where it is drawn', () => {
  const places = [
    { latitude: '10.7769', longitude: '106.7009' },
    { latitude: '10.95', longitude: '106.82' },
  ];
  const plane = planeOf(places);
  const points = places.map(plane.point);
  const view = viewOf(points, 600, 400);
  for (const { x, y } of points) {
    expect(Math.abs(x - view.middle.x) / view.metresPerPixel).toBeLessThan(300);
    expect(Math.abs(y - view.middle.y) / view.metresPerPixel).toBeLessThan(200);
  }
  expect(plane.degrees(points[0] ?? { x: 0, y: 0 }).latitude).toBeCloseTo(10.7769, 6);
  expect(plane.degrees(points[0] ?? { x: 0, y: 0 }).longitude).toBeCloseTo(106.7009, 6);
});

test('one stop alone is shown with a kilometre around it, and no stop is no trouble', () => {
  const alone = viewOf([{ x: 5, y: 5 }], 600, 400);
  expect(alone.metresPerPixel * 400).toBeGreaterThan(1500);
  expect(viewOf([], 600, 400).metresPerPixel).toBe(100);
});

test('the scale and the lines of degrees have lengths that a person reads', () => {
  expect([90, 120, 260, 999, 1000, 48_000].map(scaleMetres)).toEqual([50, 100, 200, 500, 1000, 20_000]);
  expect(graticule(10.1, 10.9)).toMatchObject({ step: 0.2 });
  expect(graticule(10.1, 10.9).at.map((degrees) => degrees.toFixed(1))).toEqual(['10.2', '10.4', '10.6', '10.8']);
});

test('names never lie on each other: the first ones are written', () => {
  const box = (x: number) => ({ x, y: 0, width: 50, height: 14 });
  expect(withoutOverlap([box(0), box(20), box(60)])).toEqual([box(0), box(60)]);
  expect(withoutOverlap([box(0), box(60)], [{ x: 40, y: 5, width: 8, height: 8 }])).toEqual([box(60)]);
});
