/** A white pixel. */
const pixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

interface Value {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly bytes: Buffer;
}

const u16 = (value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const text = (tag: number, value: string): Value => ({
  tag,
  type: 2,
  count: value.length + 1,
  bytes: Buffer.from(`${value}\0`, 'latin1'),
});
const pointer = (tag: number, to: number): Value => ({ tag, type: 4, count: 1, bytes: u32(to) });

/** Degrees, minutes and seconds, the last to a thousandth, as a phone writes them. */
function degrees(tag: number, value: string): Value {
  const seconds = Math.round(Math.abs(Number(value)) * 3_600_000);
  const parts = [Math.floor(seconds / 3_600_000), 1, Math.floor((seconds % 3_600_000) / 60_000), 1, seconds % 60_000, 1000];
  return { tag, type: 5, count: 3, bytes: Buffer.concat(parts.map(u32)) };
}

function directory(at: number, values: readonly Value[]): Buffer {
  let outside = at + 2 + values.length * 12 + 4;
  const heads: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (const { tag, type, count, bytes } of values) {
    const isInside = bytes.length <= 4;
    const place = isInside ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]) : u32(outside);
    heads.push(u16(tag), u16(type), u32(count), place);
    if (isInside) continue;
    bodies.push(bytes);
    outside += bytes.length;
  }
  return Buffer.concat([u16(values.length), ...heads, u32(0), ...bodies]);
}

/**
 * A small JPEG with what a phone's camera writes into it: `takenAt` by the camera's clock (`2026:11:23 09:10:00`, in Vietnam), degrees with
 * a point. What is left out is not written; `seed` makes it another picture.
 */
export function photoBytes({
  takenAt,
  latitude,
  longitude,
  seed = 0,
}: {
  takenAt?: string;
  latitude?: string;
  longitude?: string;
  seed?: number;
}): Buffer {
  const photo = takenAt === undefined ? [] : [text(0x9003, takenAt)];
  const place =
    latitude === undefined || longitude === undefined
      ? []
      : [
          text(1, latitude.startsWith('-') ? 'S' : 'N'),
          degrees(2, latitude),
          text(3, longitude.startsWith('-') ? 'W' : 'E'),
          degrees(4, longitude),
        ];
  const firstAt = 8;
  const photoAt = firstAt + directory(firstAt, [pointer(0x8769, 0), pointer(0x8825, 0)]).length;
  const photoPart = directory(photoAt, photo);
  const placeAt = photoAt + photoPart.length;
  const tiff = Buffer.concat([
    Buffer.from('II'),
    u16(42),
    u32(firstAt),
    directory(firstAt, [pointer(0x8769, photoAt), pointer(0x8825, placeAt)]),
    photoPart,
    directory(placeAt, place),
  ]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(tiff.length + 8);
  const hasExif = photo.length + place.length > 0;
  return Buffer.concat([
    pixel.subarray(0, 2),
    ...(hasExif ? [Buffer.from([0xff, 0xe1]), length, Buffer.from('Exif\0\0'), tiff] : []),
    // A comment, which every reader passes over.
    Buffer.from([0xff, 0xfe, 0, 6, ...u32(seed)]),
    pixel.subarray(2),
  ]);
}
