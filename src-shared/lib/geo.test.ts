import { expect, test } from 'vitest';
import { metresBetween, positionOf, readPosition, writeDegrees } from './geo.ts';

const at = (latitude: string, longitude: string) => ({ latitude, longitude });

test('the way between two places is that of the earth, in metres', () => {
  // A degree of a great circle is πR/180; a quarter of the earth is πR/2.
  expect(metresBetween(at('0', '0'), at('0', '1'))).toBe(111_195);
  expect(metresBetween(at('0', '0'), at('1', '0'))).toBe(111_195);
  expect(metresBetween(at('0', '0'), at('0', '90'))).toBe(10_007_557);
  expect(metresBetween(at('90', '0'), at('-90', '0'))).toBe(20_015_114);
  // The published example of the haversine formula: Nashville and Los Angeles airports, 2 887.26 km with R = 6 372.8 km.
  expect(metresBetween(at('36.12', '-86.67'), at('33.94', '-118.4'))).toBe(Math.round((2_887_259.95 * 6_371_008.8) / 6_372_800));
  // Over the date line it is the short way.
  expect(metresBetween(at('0', '179.5'), at('0', '-179.5'))).toBe(111_195);
});

test('within a street the distance is right to a metre', () => {
  expect(metresBetween(at('10.7769', '106.7009'), at('10.7769', '106.7009'))).toBe(0);
  // 0.001° north is 111.195 m; 0.001° east at 10.7769° is 111.195 m × cos 10.7769°.
  expect(metresBetween(at('10.7769', '106.7009'), at('10.7779', '106.7009'))).toBe(111);
  expect(metresBetween(at('10.7769', '106.7009'), at('10.7769', '106.7019'))).toBe(109);
  expect(metresBetween(at('10.7779', '106.7009'), at('10.7769', '106.7009'))).toBe(111);
});

test('half of a position is none', () => {
  expect(positionOf('10.7', '106.7')).toEqual(at('10.7', '106.7'));
  expect(positionOf('10.7', null)).toBeNull();
  expect(positionOf(undefined, '106.7')).toBeNull();
});

test('what people copy from a map is read as it is meant', () => {
  const place = at('10.7769', '106.7009');
  for (const text of [
    '10.7769, 106.7009',
    '10.7769,106.7009',
    ' 10.7769  106.7009 ',
    '(10.7769, 106.7009)',
    '10,7769; 106,7009',
    '10,7769 106,7009',
    '10.7769°N 106.7009°E',
    '10.7769 B, 106.7009 Đ',
    'https://www.google.com/maps/place/Cho/@10.7769,106.7009,17z/data=x',
    'https://maps.google.com/?q=10.7769,106.7009',
    'https://www.google.com/maps/search/?api=1&query=10.7769%2C106.7009',
  ])
    expect([text, readPosition(text)]).toEqual([text, place]);
  expect(readPosition(`10°46'36.8"N 106°42'03.2"E`)).toEqual(at('10.776889', '106.700889'));
  expect(readPosition('33.94 S, 118.4 W')).toEqual(at('-33.94', '-118.4'));
});

test('what is no place on the earth is none, and neither is the sea south of Ghana', () => {
  for (const text of [
    '',
    '10.7769',
    '91, 106',
    '10, 181',
    '0, 0',
    'số 12 Lê Lợi',
    '10.7769, 106.7009, 5',
    '1e3, 2',
    '10/11/2026',
  ])
    expect([text, readPosition(text)]).toEqual([text, null]);
});

test('degrees are kept to a decimetre, without a tail of zeros', () => {
  expect(writeDegrees(10.77690000001)).toBe('10.7769');
  expect(writeDegrees(106.70091234)).toBe('106.700912');
  expect(writeDegrees(-0.0000001)).toBe('0');
});
