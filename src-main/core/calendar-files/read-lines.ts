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
  for (const raw of linesOf(chunks)) {
    lines += 1;
    if (lines % linesAtOnce === 0) yield null;
    const within = open[open.length - 1];
    const line = raw === '' ? null : lineOf(raw, within?.name === 'VEVENT');
    if (line === null) continue;
    if (line.name === 'BEGIN') {
      const part: IcsPart = { name: line.value.trim().toUpperCase(), lines: [], parts: [] };
      if (within === undefined && part.name === 'VCALENDAR') calendars += 1;
      // The calendar itself keeps nothing of what was given out.
      if (open.length > 1) within?.parts.push(part);
      // Deeper than calendars are, a file wants to be no calendar.
      if (open.length < 8) open.push(part);
    } else if (line.name === 'END') {
      const at = open.findLastIndex(({ name }) => name === line.value.trim().toUpperCase());
      if (at < 0) continue;
      if (at < 2 && isOfCalendar()) yield open[1] ?? null;
      open.length = at;
    } else if (open.length > 1) within?.lines.push(line);
  }
  // A file that was cut off.
  if (isOfCalendar()) yield open[1] ?? null;
  return calendars;
}

/** A line that begins with a blank goes on with the one before. */
function* linesOf(chunks: Iterable<string>): Generator<string> {
  let line: string | null = null;
  for (const raw of rawLinesOf(chunks)) {
    // Carriage returns alone ended lines once.
    const isOld = raw.includes('\r');
    const first: string = isOld ? raw.slice(0, raw.indexOf('\r')) : raw;
    if (line !== null && (raw.startsWith(' ') || raw.startsWith('\t'))) line += first.slice(1);
    else {
      if (line !== null) yield line;
      line = first;
    }
    if (!isOld) continue;
    for (const other of raw.split('\r').slice(1)) {
      yield line;
      line = other;
    }
  }
  if (line !== null) yield line;
}

function* rawLinesOf(chunks: Iterable<string>): Generator<string> {
  let rest = '';
  let isFirst = true;
  for (const chunk of chunks) {
    const text: string = isFirst ? chunk.replace(/^\uFEFF/, '') : rest + chunk;
    isFirst = false;
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      yield text.slice(from, at > from && text.charCodeAt(at - 1) === 13 ? at - 1 : at);
      from = at + 1;
    }
    rest = text.slice(from);
  }
  yield rest;
}

function lineOf(text: string, isOfEntry: boolean): IcsLine | null {
  const colon = text.indexOf(':');
  if (colon <= 0) return null;
  const semicolon = text.indexOf(';');
  const isPlain = semicolon < 0 || semicolon > colon;
  const named = text.slice(0, isPlain ? colon : semicolon).toUpperCase();
  if (isOfEntry && named !== 'BEGIN' && named !== 'END' && !linesOfEntries.has(named)) return null;
  if (isPlain) return { name: named, parameters: noParameters, value: text.slice(colon + 1) };
  // Nearly every time has one parameter, its zone.
  const plain = /^;([A-Za-z0-9-]+)=([^":;,]*):/.exec(text.slice(semicolon, colon + 1));
  if (plain !== null) {
    const [, key = '', value = ''] = plain;
    return { name: named, parameters: { [key.toUpperCase()]: value }, value: text.slice(colon + 1) };
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
