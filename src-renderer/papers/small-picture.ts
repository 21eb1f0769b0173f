import { mostLogoLetters } from '../../src-shared/documents/company.ts';

/** A picture small enough to be kept with the settings, as a PNG, or a JPEG where that is smaller; null where it cannot be read. */
export async function smallPicture(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  for (const most of [480, 320, 200, 120]) {
    const scale = Math.min(1, most / picture.width, most / picture.height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    if (pen === null) return null;
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const png = canvas.toDataURL('image/png');
    if (png.length <= mostLogoLetters) return png;
    // What was seen through is white on paper.
    pen.globalCompositeOperation = 'destination-over';
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    const jpeg = canvas.toDataURL('image/jpeg', 0.85);
    if (jpeg.length <= mostLogoLetters) return jpeg;
  }
  return null;
}
