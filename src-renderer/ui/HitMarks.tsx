import { foldText, foldWords } from '../../src-shared/vietnam/fold.ts';
import classes from './HitMarks.module.css';

/** A text in which the words that were looked for are marked, accents or none. */
export function HitMarks({ text, search }: { text: string; search: string }) {
  const words = foldWords(search);
  if (words.length === 0) return text;
  return text.split(/([^\p{L}\p{N}\p{M}]+)/u).map((piece, at) => {
    const folded = foldText(piece);
    const isHit = folded !== '' && words.some((word) => ` ${folded}`.includes(` ${word}`));
    // The pieces of one text never change their order.
    return isHit ? (
      <mark key={`${at}${piece}`} className={classes.hit}>
        {piece}
      </mark>
    ) : (
      piece
    );
  });
}
