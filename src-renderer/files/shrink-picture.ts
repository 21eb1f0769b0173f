/** The longer side of a picture of a product, in pixels: a window wide. */
const mostPixels = 1600;
/** Pictures below this stay as they are. */
const smallBytes = 400_000;

/**
 * Makes a phone's photo as small as a catalogue needs it, so that a whole one comes to every laptop by itself. What the program cannot draw
 * (or what would become larger) stays as it is.
 */
export async function shrinkPicture(file: File): Promise<File> {
  // A moving picture would stand still.
  if (file.size <= smallBytes || file.type === 'image/gif') return file;
  const image = await createImageBitmap(file).catch(() => null);
  if (image === null) return file;
  const scale = Math.min(1, mostPixels / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
  const drawing = canvas.getContext('2d');
  if (drawing === null) return file;
  // JPEG knows no transparency: what was clear would become black.
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.imageSmoothingQuality = 'high';
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const small = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  if (small.size >= file.size) return file;
  return new File([small], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' });
}
