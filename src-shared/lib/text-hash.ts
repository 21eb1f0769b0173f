/*
 * FNV-1a twice, with two beginnings: 52 bits, so that of a million keys hardly two meet by chance. A text in several parts is added up part by
 * part, since nobody needs the whole: putting nine texts together for every customer takes longer than adding them up.
 */
let low = 0;
let high = 0;

/** A whole number from 0 on, below 2^52. */
export function hashOf(text: string): number {
  beginHash(text);
  return hashSoFar();
}

/** Begins another text: one at a time, and nobody else's work between its parts. */
export function beginHash(text: string): void {
  low = 0x811c9dc5;
  high = 0x9747b28c;
  addToHash(text);
}

/** The text goes on with this. */
export function addToHash(text: string): void {
  let l = low;
  let h = high;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    l = Math.imul(l ^ unit, 0x01000193);
    h = Math.imul(h ^ unit, 0x85ebca6b);
  }
  low = l;
  high = h;
}

/** What `hashOf` gives for the parts in one piece. */
export function hashSoFar(): number {
  return (low >>> 0) * 0x10_0000 + ((high ^ (high >>> 15)) & 0xf_ffff);
}
