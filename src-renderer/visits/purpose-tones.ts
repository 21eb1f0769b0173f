/** The tones that a purpose can have. A colour never stands alone: the word is always beside it. */
export const purposeTones = ['neutral', 'info', 'accent', 'warn', 'bad', 'plum', 'teal'] as const;
export type PurposeTone = (typeof purposeTones)[number];

const known: Readonly<Record<string, PurposeTone>> = {
  maintain: 'neutral',
  periodic: 'info',
  introduce: 'accent',
  collect: 'warn',
  complaint: 'bad',
};
/** For the purposes that people add themselves: told apart from the standard ones. */
const ownTones = ['plum', 'teal'] as const satisfies readonly PurposeTone[];

/** The tone of a purpose; an own purpose always has the same one. */
export function toneOf(purpose: string): PurposeTone {
  const tone = known[purpose];
  if (tone !== undefined) return tone;
  const sum = [...purpose].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return ownTones[sum % ownTones.length] ?? 'plum';
}
