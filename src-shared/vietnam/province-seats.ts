import type { Position } from '../lib/geo.ts';

/**
 * Where the people's committee of each province of today sits (Resolution 202/2025/QH15): about where somebody lives of whom only the province
 * is known. Coordinates of the towns as they are commonly given, rounded to a kilometre; they were not compared with a gazetteer, and nothing
 * finer than the order of stops may hang on them.
 */
const seats: Readonly<Record<string, readonly [latitude: string, longitude: string]>> = {
  '2025:01': ['21.02', '105.84'],
  '2025:04': ['22.67', '106.26'],
  '2025:08': ['21.82', '105.21'],
  '2025:11': ['21.39', '103.02'],
  '2025:12': ['22.4', '103.46'],
  '2025:14': ['21.33', '103.92'],
  '2025:15': ['21.72', '104.91'],
  '2025:19': ['21.59', '105.85'],
  '2025:20': ['21.85', '106.76'],
  '2025:22': ['20.95', '107.07'],
  '2025:24': ['21.27', '106.19'],
  '2025:25': ['21.32', '105.4'],
  '2025:31': ['20.86', '106.68'],
  '2025:33': ['20.65', '106.05'],
  '2025:37': ['20.26', '105.98'],
  '2025:38': ['19.8', '105.77'],
  '2025:40': ['18.67', '105.69'],
  '2025:42': ['18.34', '105.91'],
  '2025:44': ['17.47', '106.62'],
  '2025:46': ['16.46', '107.6'],
  '2025:48': ['16.07', '108.22'],
  '2025:51': ['15.12', '108.79'],
  '2025:52': ['13.78', '109.22'],
  '2025:56': ['12.25', '109.19'],
  '2025:66': ['12.67', '108.04'],
  '2025:68': ['11.95', '108.44'],
  '2025:75': ['10.94', '106.82'],
  '2025:79': ['10.82', '106.63'],
  '2025:80': ['10.54', '106.41'],
  '2025:82': ['10.36', '106.36'],
  '2025:86': ['10.25', '105.97'],
  '2025:91': ['10.01', '105.08'],
  '2025:92': ['10.04', '105.79'],
  '2025:96': ['9.18', '105.15'],
};

/** The seat of a province; null where the code is none of today's. */
export function provinceSeat(code: string | null): Position | null {
  // A code is whatever an import or another laptop wrote: `constructor` is no province.
  const seat = code === null || !Object.hasOwn(seats, code) ? undefined : seats[code];
  return seat === undefined ? null : { latitude: seat[0], longitude: seat[1] };
}
