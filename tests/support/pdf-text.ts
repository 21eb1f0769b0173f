import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as a reader finds it, without spaces: pages show numbers of glyphs, and each font's ToUnicode table says which letters
 * those are.
 */
export function textOfPdf(file: string): string {
  const pdf = readFileSync(file).toString('latin1');
  const objects = new Map(
    [...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)\nendobj/g)].map(([, id, body]) => [id ?? '', body ?? '']),
  );
  const streamOf = (id: string): string => {
    const body = objects.get(id) ?? '';
    const bytes = Buffer.from(body.slice(body.indexOf('stream\n') + 7, body.lastIndexOf('\nendstream')), 'latin1');
    return inflateSync(bytes).toString('latin1');
  };
  const fonts = new Map<string, Map<number, string>>();
  for (const body of objects.values()) {
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id ?? '') ?? '')?.[1];
      if (name !== undefined && table !== undefined && !fonts.has(name)) fonts.set(name, lettersOf(streamOf(table)));
    }
  }
  const contents = [...objects.values()].flatMap((body) => /\/Contents (\d+) 0 R/.exec(body)?.[1] ?? []);
  let text = '';
  for (const id of contents) {
    let font = new Map<number, string>();
    for (const [, name, hex] of streamOf(id).matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
      if (name !== undefined) font = fonts.get(name) ?? font;
      else for (const [glyph] of (hex ?? '').matchAll(/.{4}/g)) text += font.get(Number.parseInt(glyph, 16)) ?? '';
    }
  }
  return text.replaceAll(/\s/g, '');
}

function lettersOf(table: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, first, list] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    let glyph = Number.parseInt(first ?? '0', 16);
    for (const [, letter] of (list ?? '').matchAll(/<([0-9a-f ]+)>/g)) {
      const units = [...(letter ?? '').replaceAll(' ', '').matchAll(/.{4}/g)].map(([unit]) => Number.parseInt(unit, 16));
      found.set(glyph, String.fromCharCode(...units));
      glyph += 1;
    }
  }
  return found;
}
