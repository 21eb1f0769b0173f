/** What a camera wrote into a photo: when and where it was taken. Null where it says nothing, or nothing that makes sense. */
export interface PhotoFacts {
  /** An instant in UTC. */
  readonly takenAt: string | null;
  /** Degrees with a point, six places; south and west are negative. */
  readonly latitude: string | null;
  readonly longitude: string | null;
}

const nothing: PhotoFacts = { takenAt: null, latitude: null, longitude: null };

/** Bytes of a photo's beginning in which the facts are looked for: the segment of a JPEG is no longer. */
export const exifBytes = 66_000;

/** Reads the EXIF of a JPEG (CIPA DC-008): its first segment APP1 that begins with `Exif`. Never throws. */
export function readExif(head: Uint8Array): PhotoFacts {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (head.length < 4 || view.getUint16(0) !== 0xffd8) return nothing;
  for (let at = 2; at + 10 <= head.length && head[at] === 0xff; ) {
    const kind = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (kind === 0xda || length < 2) return nothing;
    if (kind === 0xe1 && view.getUint32(at + 4) === 0x45786966) {
      const start = at + 10;
      return readTiff(new DataView(head.buffer, head.byteOffset + start, Math.min(length - 8, head.length - start)));
    }
    at += 2 + length;
  }
  return nothing;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where the value stands, from the beginning of the TIFF part. */
  readonly place: number;
}

const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8 };

function readTiff(view: DataView): PhotoFacts {
  if (view.byteLength < 8) return nothing;
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return nothing;
  const isLittle = mark === 0x4949;
  const short = (at: number) => (at + 2 <= view.byteLength ? view.getUint16(at, isLittle) : 0);
  const long = (at: number) => (at + 4 <= view.byteLength ? view.getUint32(at, isLittle) : 0);

  const directory = (at: number): Map<number, Entry> => {
    const entries = new Map<number, Entry>();
    if (at < 8 || at + 2 > view.byteLength) return entries;
    const count = Math.min(short(at), 200);
    for (let no = 0; no < count; no += 1) {
      const entry = at + 2 + no * 12;
      if (entry + 12 > view.byteLength) break;
      const type = short(entry + 2);
      const values = long(entry + 4);
      const bytes = (sizes[type] ?? 0) * values;
      const place = bytes <= 4 ? entry + 8 : long(entry + 8);
      if (bytes > 0 && bytes < 1000 && place + bytes <= view.byteLength)
        entries.set(short(entry), { type, count: values, place });
    }
    return entries;
  };
  const textOf = (entry: Entry | undefined): string => {
    if (entry === undefined || entry.type !== 2) return '';
    let text = '';
    for (let no = 0; no < entry.count; no += 1) text += String.fromCharCode(view.getUint8(entry.place + no));
    return text.replaceAll('\0', '').trim();
  };
  const degreesOf = (entry: Entry | undefined, sign: string, most: number): string | null => {
    if (entry === undefined || entry.type !== 5 || entry.count !== 3) return null;
    const [degrees, minutes, seconds] = [0, 8, 16].map((by) => long(entry.place + by) / long(entry.place + by + 4));
    const value = (degrees ?? Number.NaN) + (minutes ?? Number.NaN) / 60 + (seconds ?? Number.NaN) / 3600;
    if (!Number.isFinite(value) || value > most) return null;
    return (/^[SW]/.test(sign) ? -value : value).toFixed(6);
  };

  const first = directory(long(4));
  const pointer = (tag: number) => {
    const entry = first.get(tag);
    return entry === undefined ? new Map<number, Entry>() : directory(long(entry.place));
  };
  const photo = pointer(0x8769);
  const place = pointer(0x8825);
  const latitude = degreesOf(place.get(2), textOf(place.get(1)), 90);
  const longitude = degreesOf(place.get(4), textOf(place.get(3)), 180);
  // A phone without a fix writes zeros: the sea south of Ghana.
  const isSomewhere = latitude !== null && longitude !== null && (Number(latitude) !== 0 || Number(longitude) !== 0);
  return {
    takenAt: instantOf(textOf(photo.get(0x9003)), textOf(photo.get(0x9011))),
    latitude: isSomewhere ? latitude : null,
    longitude: isSomewhere ? longitude : null,
  };
}

/** `2026:11:23 08:05:00` by the camera's clock; one that tells no zone stood in Vietnam. */
function instantOf(text: string, zone: string): string | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text);
  if (match === null || Number(match[1]) < 1990) return null;
  const ms = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${/^[+-]\d\d:\d\d$/.test(zone) ? zone : '+07:00'}`);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
