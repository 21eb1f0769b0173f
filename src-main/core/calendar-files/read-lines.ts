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

/** Of an entry nothing else is read: a guest's line costs more than all of these. */
const linesOfEntries: ReadonlySet<string> = new Set(
  'DTSTART DTEND DURATION RECURRENCE-ID RRULE EXDATE RDATE UID SUMMARY LOCATION DESCRIPTION STATUS'.split(' '),
);
const noParameters: Readonly<Record<string, string>> = {};
const linesAtOnce = 500;

/**
 * Reads the structure of calendars and gives the parts in them, each as it ends: lines put together again, parts in parts. What is no line, or
 * closes what was not opened, is passed by: calendars are written by many programs, and one bad line must not cost the others. Null after
 * so many lines, so that whoever reads can let others come in between.
 *
 * @returns how many calendars there were
 */
export function* readParts(chunks: Iterable<string>): Generator<IcsPart | null, number> {
  const open: IcsPart[] = [];
  let calendars = 0;
  let lines = 0;
  const isOfCalendar = () => open[0]?.name === 'VCALENDAR' && open.length > 1;
  const lineOf = createLineReader();
  for (const some of linesOf(chunks)) {
    for (const raw of some) {
      lines += 1;
      if (lines % linesAtOnce === 0) yield null;
      const within = open[open.length - 1];
      const line = raw === '' ? null : lineOf(raw, within?.name === 'VEVENT');
      if (line === null) continue;
      if (line.name === 'BEGIN') {
        const part: IcsPart = { name: inCapitals(line.value.trim()), lines: [], parts: [] };
        if (within === undefined && part.name === 'VCALENDAR') calendars += 1;
        // The calendar itself keeps nothing of what was given out.
        if (open.length > 1) within?.parts.push(part);
        // Deeper than calendars are, a file wants to be no calendar.
        if (open.length < 8) open.push(part);
      } else if (line.name === 'END') {
        const name = inCapitals(line.value.trim());
        const at = open.findLastIndex((part) => part.name === name);
        if (at < 0) continue;
        if (at < 2 && isOfCalendar()) yield open[1] ?? null;
        open.length = at;
      } else if (open.length > 1) within?.lines.push(line);
    }
  }
  // A file that was cut off.
  if (isOfCalendar()) yield open[1] ?? null;
  return calendars;
}

/** The lines of each chunk; one that begins with a blank goes on with the one before. */
function* linesOf(chunks: Iterable<string>): Generator<readonly string[]> {
  let line = null as string | null; // assigned in functions, which the compiler does not follow
  let rest = '';
  let isFirst = true;
  let lines: string[] = [];
  const take = (part: string) => {
    const isMore = part.charCodeAt(0) === 32 || part.charCodeAt(0) === 9;
    if (line !== null && isMore) line += part.slice(1);
    else {
      if (line !== null) lines.push(line);
      line = part;
    }
  };
  /** Carriage returns alone ended lines once, and such a line goes on with none. */
  const takeOld = (raw: string) => {
    const [first = '', ...others] = raw.split('\r');
    take(first);
    for (const other of others) {
      if (line !== null) lines.push(line);
      line = other;
    }
  };
  for (const chunk of chunks) {
    const text: string = isFirst ? chunk.replace(/^\uFEFF/, '') : rest + chunk;
    isFirst = false;
    let from = 0;
    let carriage = text.indexOf('\r');
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      const end = at > from && text.charCodeAt(at - 1) === 13 ? at - 1 : at;
      if (carriage >= 0 && carriage < from) carriage = text.indexOf('\r', from);
      if (carriage < 0 || carriage >= end) take(text.slice(from, end));
      else takeOld(text.slice(from, end));
      from = at + 1;
    }
    rest = text.slice(from);
    yield lines;
    lines = [];
  }
  takeOld(rest);
  if (line !== null) lines.push(line);
  yield lines;
}

const commonNames: ReadonlyMap<string, string> = new Map(
  [...linesOfEntries, 'BEGIN', 'END', 'VEVENT', 'VCALENDAR', 'VALARM'].map((name) => [name, name]),
);

/** Nearly every name stands in capitals already. */
function inCapitals(name: string): string {
  return commonNames.get(name) ?? name.toUpperCase();
}

function createLineReader() {
  // Nearly every time has one parameter, its zone, and that of the one before.
  let plainText = '';
  let plain: Readonly<Record<string, string>> = noParameters;
  return (text: string, isOfEntry: boolean): IcsLine | null => {
    const colon = text.indexOf(':');
    if (colon <= 0) return null;
    const semicolon = text.indexOf(';');
    const isPlain = semicolon < 0 || semicolon > colon;
    const named = inCapitals(text.slice(0, isPlain ? colon : semicolon));
    if (isOfEntry && named !== 'BEGIN' && named !== 'END' && !linesOfEntries.has(named)) return null;
    if (isPlain) return { name: named, parameters: noParameters, value: text.slice(colon + 1) };
    const given = text.slice(semicolon, colon);
    if (given === plainText) return { name: named, parameters: plain, value: text.slice(colon + 1) };
    const match = /^;([A-Za-z0-9-]+)=([^":;,]*)$/.exec(given);
    if (match === null) return lineOfMany(text);
    const [, key = '', value = ''] = match;
    plainText = given;
    plain = { [key.toUpperCase()]: value };
    return { name: named, parameters: plain, value: text.slice(colon + 1) };
  };
}

/** A line with more than one parameter, or with a quoted one. */
function lineOfMany(text: string): IcsLine | null {
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
  let at = value.indexOf('\\');
  if (at < 0) return value;
  let text = '';
  let from = 0;
  for (; at >= 0 && at + 1 < value.length; at = value.indexOf('\\', at + 2)) {
    const next = value.charAt(at + 1);
    const isBreak = next === 'n' || next === 'N';
    text += isBreak ? `${value.slice(from, at)}\n` : value.slice(from, at);
    // Any other stands for itself, and is no mark of its own.
    from = isBreak ? at + 2 : at + 1;
  }
  return text + value.slice(from);
}
