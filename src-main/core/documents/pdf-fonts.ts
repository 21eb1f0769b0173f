import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Be Vietnam Pro, whole: only what a document uses of it is put into the file. */
export const fontFiles = {
  normal: '400Regular/BeVietnamPro_400Regular.ttf',
  bold: '600SemiBold/BeVietnamPro_600SemiBold.ttf',
} as const;
const fontPackage = '@expo-google-fonts/be-vietnam-pro';

export interface PdfFonts {
  readonly normal: Uint8Array;
  readonly bold: Uint8Array;
}

/** In a bundle they lie in `fonts` beside it (build/vite/electron.config.ts); from source in their package. */
export function readPdfFonts(): PdfFonts {
  const fromSource = import.meta.url.endsWith('.ts');
  const placeOf = (file: string) =>
    fromSource
      ? createRequire(import.meta.url).resolve(`${fontPackage}/${file}`)
      : new URL(`./fonts/${file.slice(file.indexOf('/') + 1)}`, import.meta.url);
  return { normal: readFileSync(placeOf(fontFiles.normal)), bold: readFileSync(placeOf(fontFiles.bold)) };
}
