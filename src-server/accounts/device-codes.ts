/** Without I and O, which look like 1 and 0 on a printed quote. */
const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];
const digits = [...'123456789'];
const tens = Array.from({ length: 90 }, (_, at) => String(at + 10));

/** The nth device's code (from 0): A1 … Z9, A10 … Z99, AA1 … ZZ9, then AA10 … ZZ99. Never one twice. */
export function deviceCode(nth: number): string {
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  let left = nth;
  for (const [heads, tails] of [
    [letters, digits],
    [letters, tens],
    [pairs, digits],
    [pairs, tens],
  ] as const) {
    const many = heads.length * tails.length;
    // The head runs quickest, so that the first laptops of an office do not all begin with A.
    if (left < many) return `${heads[left % heads.length]}${tails[Math.floor(left / heads.length)]}`;
    left -= many;
  }
  throw new RangeError(`no code for device ${nth} of an office`);
}
