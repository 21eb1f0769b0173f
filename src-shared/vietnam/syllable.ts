/*
 * Whether a word can be a Vietnamese one: initial consonant, vowels, final consonant, at most one tone. It knows no dictionary, and needs
 * none: letters that were read in the wrong way make no syllables.
 */

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const initials = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?';
const vowels =
  '(?:iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uyê|uya|uyu|oă|uâ|uê|uy|uô|ươ|uơ|ia|iê|ya|yê|ua|ưa|oa|oe|oo|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])';
const finals = '(?:ch|ng|nh|[cmnpt])?';
const shape = new RegExp(`^${initials}${vowels}${finals}$`, 'u');

export function isSyllable(word: string): boolean {
  const apart = word.normalize('NFD').toLowerCase();
  if ((apart.match(tones)?.length ?? 0) > 1) return false;
  return shape.test(apart.replace(tones, '').normalize('NFC'));
}
