import { foldText } from './fold.ts';
import { vsicSince2018 } from './vsic-2018.ts';
import { vsicGoods } from './vsic-goods.ts';
import { vsicServices } from './vsic-services.ts';

/** One activity of VSIC 2025: a section (`C`), division (`46`), group (`467`), class (`4679`) or sub-class (`46799`). */
export interface VsicEntry {
  readonly code: string;
  readonly name: string;
  /** 1 to 5. Enterprises register at level 4. */
  readonly level: number;
  /** The section that it belongs to, itself for a section. */
  readonly section: string;
}

/** The level at which enterprises register their lines. */
export const registeredLevel = 4;

/** The whole list in its official order: 22 sections, 87 divisions, 259 groups, 495 classes, 743 sub-classes. */
export const vsicEntries: readonly VsicEntry[] = readEntries();

/** The 22 sections, `A` to `V`. */
export const vsicSections: readonly VsicEntry[] = vsicEntries.filter(({ level }) => level === 1);

const byCode = new Map(vsicEntries.map((entry) => [entry.code, entry]));
const folded = new Map(vsicEntries.map((entry) => [entry.code, ` ${foldText(entry.name).replace(/[^a-z0-9]+/g, ' ')}`]));

export function vsicEntry(code: string): VsicEntry | null {
  return byCode.get(code.trim().toUpperCase()) ?? null;
}

/** From the section down to the code itself; empty for a code that the list does not have. */
export function vsicPath(code: string): VsicEntry[] {
  const entry = vsicEntry(code);
  if (entry === null) return [];
  const path = entry.level === 1 ? [] : [byCode.get(entry.section)];
  for (let digits = 2; entry.level > 1 && digits <= entry.code.length; digits += 1)
    path.push(byCode.get(entry.code.slice(0, digits)));
  if (entry.level === 1) path.push(entry);
  return path.filter((step) => step !== undefined);
}

/**
 * Finds activities by code (`46`, `4679`) or by words without accents, each the beginning of a word of the name. Level 4 comes first,
 * as enterprises register there; a sub-class that repeats its class says nothing new and is left out.
 */
export function searchVsic(text: string, limit: number): VsicEntry[] {
  const query = foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (query === '') return [];
  if (/^(?:[a-z]|\d{1,5})$/.test(query)) {
    const code = query.toUpperCase();
    const hits = vsicEntries.filter((entry) => entry.code.startsWith(code) && (entry.code === code || !isRepetition(entry)));
    const ranked = hits.toSorted((a, b) => rankOfLevel(a, code) - rankOfLevel(b, code));
    const since2018 = vsicSince2018(code).flatMap((now) => byCode.get(now) ?? []);
    const same = ranked.filter((entry) => entry.code === code);
    return [...new Set([...same, ...since2018, ...ranked])].slice(0, limit);
  }
  const words = query.split(' ');
  const phrase = ` ${query}`;
  const hits: { entry: VsicEntry; rank: number }[] = [];
  for (const entry of vsicEntries) {
    const name = folded.get(entry.code) ?? '';
    if (isRepetition(entry) || !words.every((word) => name.includes(` ${word}`))) continue;
    // A name that begins with the words, then one that has them in a row, then the others.
    const closeness = name.startsWith(phrase) ? 0 : name.includes(phrase) ? 1 : 2;
    hits.push({ entry, rank: closeness * 10 + (entry.level === registeredLevel ? 0 : entry.level === 5 ? 1 : 2) });
  }
  return hits
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** The code itself, then what enterprises register, then the rest in the list's own order. */
function rankOfLevel(entry: VsicEntry, code: string): number {
  if (entry.code === code) return 0;
  return entry.level === registeredLevel ? 1 : 2;
}

function isRepetition(entry: VsicEntry): boolean {
  return entry.level === 5 && entry.code.endsWith('0') && byCode.get(entry.code.slice(0, 4))?.name === entry.name;
}

/**
 * The list is written short: a level that has one child of the same name, whose code is its own with a zero, is written once. Here those
 * children are put back, below (`22` → `220` → `2200` → `22000`) as well as between (`013` and `01301` have `0130` between them).
 */
function readEntries(): VsicEntry[] {
  const written = `${vsicGoods}${vsicServices}`.split(/[\n|]/).filter((line) => line !== '');
  const entries: VsicEntry[] = [];
  const add = (code: string, name: string, section: string) =>
    entries.push({ code, name, section, level: /^[A-Z]$/.test(code) ? 1 : code.length });
  let section = '';
  for (const [at, line] of written.entries()) {
    const space = line.indexOf(' ');
    const code = line.slice(0, space);
    const name = line.slice(space + 1);
    if (/^[A-Z]$/.test(code)) section = code;
    add(code, name, section);
    if (code === section) continue;
    const next = written[at + 1]?.split(' ', 1)[0] ?? '';
    // Below a group whose first written child is two levels down, the level between repeats the group.
    const deepest = next.startsWith(code) ? next.length - 1 : 5;
    for (let child = `${code}0`; child.length <= deepest; child += '0') add(child, name, section);
  }
  return entries;
}
