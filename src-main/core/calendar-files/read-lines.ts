/** One line of a calendar: `DTSTART;TZID=Europe/Paris:20261126T083000`. */
export interface IcsLine {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** One part of a calendar with its own lines and the parts in it. */
export interface IcsPart {
  readonly name: string;
  readonly lines: IcsLine[];
  readonly parts: IcsPart[];
}

/**
 * Reads the structure of a calendar: lines put together again, parts in parts. What is no line, or closes what was not opened, is passed by:
 * calendars are written by many programs, and one bad line must not cost the others.
 */
export function readParts(text: string): IcsPart[] {
  const found: IcsPart[] = [];
  const open: IcsPart[] = [];
  for (const raw of text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r\n|\n|\r/)) {
    const line = raw === '' ? null : lineOf(raw);
    if (line === null) continue;
    if (line.name === 'BEGIN') {
      const part: IcsPart = { name: line.value.trim().toUpperCase(), lines: [], parts: [] };
      (open[open.length - 1]?.parts ?? found).push(part);
      // Deeper than calendars are, a file wants to be no calendar.
      if (open.length < 8) open.push(part);
    } else if (line.name === 'END') {
      const at = open.findLastIndex(({ name }) => name === line.value.trim().toUpperCase());
      if (at >= 0) open.length = at;
    } else open[open.length - 1]?.lines.push(line);
  }
  return found;
}

function lineOf(text: string): IcsLine | null {
  const colon = text.indexOf(':');
  if (colon <= 0) return null;
  const semicolon = text.indexOf(';');
  if (semicolon < 0 || semicolon > colon) {
    return { name: text.slice(0, colon).toUpperCase(), parameters: {}, value: text.slice(colon + 1) };
  }
  const match = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^":;,]*)(?:,(?:"[^"]*"|[^":;,]*))*)*):(.*)$/s.exec(text);
  if (match === null) return null;
  const parameters: Record<string, string> = {};
  for (const [, key, value] of (match[2] ?? '').matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^;]*)/g)) {
    parameters[String(key).toUpperCase()] = String(value).replace(/^"|"$/g, '');
  }
  return { name: String(match[1]).toUpperCase(), parameters, value: match[3] ?? '' };
}

/** The text of a TEXT value. */
export function unescaped(value: string): string {
  return value.includes('\\')
    ? value.replace(/\\([nN]|.)/gs, (_all, one: string) => (one === 'n' || one === 'N' ? '\n' : one))
    : value;
}
