import type { i18n as I18n, TFunction } from 'i18next';

/**
 * The same translations with little to do at each use. The hook of react-i18next copies every property of what it is given once for each
 * component that says something, and each word is looked for anew: a page of two hundred components paid more for its words than for its
 * boxes. Here everything is inherited, so that a copy is empty, and a sentence without values is found once in a language.
 */
export function lightI18n(i18n: I18n): I18n {
  const known = new Map<string, TFunction>();
  // The wide form of an overloaded function: it is handed on as it came. Comparing the two would take the compiler longer than all else here.
  const make = i18n.getFixedT as unknown as (...of: unknown[]) => TFunction;
  function getFixedT(...of: unknown[]): TFunction {
    const name = of.length === 2 ? `${String(of[0])} ${String(of[1])}` : JSON.stringify(of);
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = remembering(make(...of));
    known.set(name, made);
    return made;
  }
  // What is made has the instance behind it, and so all that it can do.
  const light = Object.create(i18n, { getFixedT: { value: getFixedT } }) as I18n;
  return light;
}

function remembering(t: TFunction): TFunction {
  const said = new Map<string, string>();
  // As above.
  const ask = t as unknown as (...of: unknown[]) => unknown;
  function say(...of: unknown[]): unknown {
    const [key] = of;
    if (of.length > 1 || typeof key !== 'string') return ask(...of);
    const before = said.get(key);
    if (before !== undefined) return before;
    const sentence = ask(...of);
    if (typeof sentence === 'string') said.set(key, sentence);
    return sentence;
  }
  // It answers what the other answers, and carries what that carries (`lng`, `ns`, `keyPrefix`).
  return Object.assign(say, t) as unknown as TFunction;
}
