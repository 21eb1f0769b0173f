/** A point on the earth as it is stored: degrees of WGS 84 as text with a point. */
export interface Position {
  readonly latitude: string;
  readonly longitude: string;
}

/** The mean radius of the earth (IUGG), in metres. */
const earthMetres = 6_371_008.8;

/**
 * The distance along the ground between two points, in whole metres. Haversine on a sphere: at most 0.5 % from the ellipsoid, which is
 * less than a phone's own error at the distances of a visit.
 */
export function metresBetween(from: Position, to: Position): number {
  const radians = (degrees: string) => (Number(degrees) * Math.PI) / 180;
  const [lat1, lat2] = [radians(from.latitude), radians(to.latitude)];
  const [byLat, byLon] = [Math.sin((lat2 - lat1) / 2), Math.sin((radians(to.longitude) - radians(from.longitude)) / 2)];
  const h = byLat * byLat + Math.cos(lat1) * Math.cos(lat2) * byLon * byLon;
  // Of two points opposite each other rounding makes it more than 1.
  return Math.round(2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** Both halves, or nothing: a half of a position is none. */
export function positionOf(latitude: string | null | undefined, longitude: string | null | undefined): Position | null {
  return typeof latitude === 'string' && typeof longitude === 'string' ? { latitude, longitude } : null;
}

/** Degrees as they are stored: six places (a decimetre), without a tail of zeros. */
export function writeDegrees(degrees: number): string {
  return String(Number(degrees.toFixed(6)));
}

/**
 * Reads what people copy from a map: `10.7769, 106.7009`, `10.7769 106.7009`, `10,7769; 106,7009`, `10.7769°N 106.7009°E`, a link of Google
 * Maps (`…@10.7769,106.7009,17z` or `?q=10.7769,106.7009`), and `10°46'36.8"N 106°42'03.2"E`. Null where it is none, or none on the earth.
 */
export function readPosition(text: string): Position | null {
  const decimal = '[+-]?\\d{1,3}(?:[.]\\d+)?';
  const inLink = new RegExp(`(?:@|[?&](?:q|query|ll|destination)=|!3d)(${decimal})(?:,|%2C|!4d)\\s*(${decimal})`, 'i').exec(text);
  if (inLink !== null) return positionAt(Number(inLink[1]), Number(inLink[2]));
  const plain = text
    .trim()
    .replace(/^[([]|[)\]]$/g, '')
    .toUpperCase();
  const sexagesimal =
    /^(\d{1,3})\s*°\s*(\d{1,2})\s*['′’]\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*([NSB])?[\s,;]+(\d{1,3})\s*°\s*(\d{1,2})\s*['′’]\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*([EWĐ])?$/.exec(
      plain,
    );
  if (sexagesimal !== null) {
    const [, d1, m1, s1, ns, d2, m2, s2, ew] = sexagesimal;
    const degrees = (d = '', m = '', s = '') => Number(d) + Number(m) / 60 + Number(s.replace(',', '.')) / 3600;
    return positionAt(degrees(d1, m1, s1) * (ns === 'S' ? -1 : 1), degrees(d2, m2, s2) * (ew === 'W' ? -1 : 1));
  }
  // `B` and `Đ` are bắc and đông.
  const pair =
    /^([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSB])?\s*[\s,;]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([EWĐ])?$/.exec(plain) ??
    /^([+-]?\d{1,3}(?:,\d+)?)\s*°?\s*([NSB])?\s*(?:;|\s)\s*([+-]?\d{1,3}(?:,\d+)?)\s*°?\s*([EWĐ])?$/.exec(plain);
  if (pair === null) return null;
  const [, first = '', ns, second = '', ew] = pair;
  const number = (part: string) => Number(part.replace(',', '.'));
  return positionAt(number(first) * (ns === 'S' ? -1 : 1), number(second) * (ew === 'W' ? -1 : 1));
}

function positionAt(latitude: number, longitude: number): Position | null {
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  // What a phone without a fix writes: the sea south of Ghana.
  if (latitude === 0 && longitude === 0) return null;
  return { latitude: writeDegrees(latitude), longitude: writeDegrees(longitude) };
}
