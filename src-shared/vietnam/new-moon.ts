/*
 * When the moon is new, after Jean Meeus, Astronomical Algorithms (2nd edition, 1998), chapter 49: exact to about twenty seconds between
 * 1900 and 2100. How much the rotation of the earth lags behind follows Espenak and Meeus; what it will do in fifty years nobody can say to
 * half a minute.
 */

/** New moons from that of 1 January 1900 to that of 6 January 2000, from which Meeus counts. */
const untilYear2000 = 1237;

const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);

/** The k-th new moon since that of 1 January 1900; a Julian date in universal time. */
export function newMoon(k: number): number {
  const n = k - untilYear2000;
  const t = n / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean = 2_451_550.09766 + 29.530588861 * n + 0.00015437 * t2 - 0.00000015 * t3 + 0.00000000073 * t2 * t2;
  const e = 1 - 0.002516 * t - 0.0000074 * t2;
  const sun = 2.5534 + 29.1053567 * n - 0.0000014 * t2 - 0.00000011 * t3;
  const moon = 201.5643 + 385.81693528 * n + 0.0107582 * t2 + 0.00001238 * t3 - 0.000000058 * t2 * t2;
  const node = 160.7108 + 390.67050284 * n - 0.0016118 * t2 - 0.00000227 * t3 + 0.000000011 * t2 * t2;
  const ascending = 124.7746 - 1.56375588 * n + 0.0020672 * t2 + 0.00000215 * t3;
  const periodic =
    -0.4072 * sine(moon) +
    0.17241 * e * sine(sun) +
    0.01608 * sine(2 * moon) +
    0.01039 * sine(2 * node) +
    0.00739 * e * sine(moon - sun) -
    0.00514 * e * sine(moon + sun) +
    0.00208 * e * e * sine(2 * sun) -
    0.00111 * sine(moon - 2 * node) -
    0.00057 * sine(moon + 2 * node) +
    0.00056 * e * sine(2 * moon + sun) -
    0.00042 * sine(3 * moon) +
    0.00042 * e * sine(sun + 2 * node) +
    0.00038 * e * sine(sun - 2 * node) -
    0.00024 * e * sine(2 * moon - sun) -
    0.00017 * sine(ascending) -
    0.00007 * sine(moon + 2 * sun) +
    0.00004 * sine(2 * moon - 2 * node) +
    0.00004 * sine(3 * sun) +
    0.00003 * sine(moon + sun - 2 * node) +
    0.00003 * sine(2 * moon + 2 * node) -
    0.00003 * sine(moon + sun + 2 * node) +
    0.00003 * sine(moon - sun + 2 * node) -
    0.00002 * sine(moon - sun - 2 * node) -
    0.00002 * sine(3 * moon + sun) +
    0.00002 * sine(4 * moon);
  const planets =
    0.000325 * sine(299.77 + 0.107408 * n - 0.009173 * t2) +
    planetTerms.reduce((sum, [size, start, rate]) => sum + size * sine(start + rate * n), 0);
  const dynamical = mean + periodic + planets;
  return dynamical - secondsBehind(2000 + (dynamical - 2_451_545) / 365.25) / 86_400;
}

/** What the planets add, each with its size in days, its angle at the first new moon of 2000 and its growth from one to the next. */
const planetTerms: readonly (readonly [number, number, number])[] = [
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
];

/** By how many seconds universal time lags behind the even time of the planets in a year. */
function secondsBehind(year: number): number {
  if (year < 1920) return polynomial(year - 1900, [-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197]);
  if (year < 1941) return polynomial(year - 1920, [21.2, 0.84493, -0.0761, 0.0020936]);
  if (year < 1961) return polynomial(year - 1950, [29.07, 0.407, -1 / 233, 1 / 2547]);
  if (year < 1986) return polynomial(year - 1975, [45.45, 1.067, -1 / 260, -1 / 718]);
  if (year < 2005) return polynomial(year - 2000, [63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599]);
  if (year < 2050) return polynomial(year - 2000, [62.92, 0.32217, 0.005589]);
  return -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year);
}

function polynomial(x: number, factors: readonly number[]): number {
  return factors.reduceRight((sum, factor) => sum * x + factor, 0);
}
