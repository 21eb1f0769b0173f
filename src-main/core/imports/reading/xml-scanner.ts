import { importLimits, refusal } from './limits.ts';

export interface XmlEvents {
  /** `attributes` is the raw text after the tag's name; read one with `attributeOf`. */
  open(name: string, attributes: string): void;
  /** A text may come in several pieces. */
  text(piece: string): void;
  close(name: string): void;
}

/**
 * A streaming reader for the XML that office programs write. It keeps nothing but the tag or the entity that a chunk cut in
 * two. Names come without their prefix. A document type is refused: no office file has one, and entities could be nested in it
 * until memory ends.
 */
export function createXmlScanner(events: XmlEvents): { write(chunk: string): void; end(): void } {
  let rest = '';
  /** Inside a comment, a CDATA section or a processing instruction: the text that ends it. */
  let until: '-->' | ']]>' | '?>' | null = null;

  return {
    write(chunk) {
      const text = rest + chunk;
      rest = text.slice(scan(text));
      if (rest.length > importLimits.tagCharacters) throw refusal('damaged', 'a tag of the sheet does not end');
    },
    end() {
      if (rest.trim() !== '' || until !== null) throw refusal('damaged', 'the XML ends in the middle');
    },
  };

  /** Scans as far as it can and tells where the part begins that has to wait for more. */
  function scan(text: string): number {
    let at = 0;
    while (at < text.length) {
      if (until !== null) {
        const end = text.indexOf(until, at);
        // The last two characters may be the beginning of the end mark.
        const stop = end === -1 ? Math.max(at, text.length - 2) : end;
        if (until === ']]>' && stop > at) events.text(text.slice(at, stop));
        if (end === -1) return stop;
        at = end + until.length;
        until = null;
        continue;
      }
      if (text[at] !== '<') {
        const tag = text.indexOf('<', at);
        let end = tag === -1 ? text.length : tag;
        if (tag === -1) {
          const entity = text.lastIndexOf('&');
          if (entity >= at && text.length - entity < 16 && !text.includes(';', entity)) end = entity;
        }
        if (end > at) events.text(decodeEntities(text.slice(at, end)));
        if (tag === -1) return end;
        at = end;
        continue;
      }
      const next = text[at + 1];
      if (next === '?') until = '?>';
      else if (next === '!') {
        if (text.length - at < 9) return at;
        if (text.startsWith('<!--', at)) until = '-->';
        else if (text.startsWith('<![CDATA[', at)) until = ']]>';
        else throw refusal('damaged', 'a document type in the XML');
      }
      if (until !== null) {
        at += until === '?>' ? 2 : until === '-->' ? 4 : 9;
        continue;
      }
      const end = endOfTag(text, at);
      if (end === -1) return at;
      emitTag(text.slice(at + 1, end));
      at = end + 1;
    }
    return at;
  }

  function emitTag(tag: string): void {
    if (tag.startsWith('/')) {
      events.close(localName(tag.slice(1).trim()));
      return;
    }
    const isEmpty = tag.endsWith('/');
    const body = isEmpty ? tag.slice(0, -1) : tag;
    const space = body.search(/\s/);
    const name = localName(space === -1 ? body : body.slice(0, space));
    events.open(name, space === -1 ? '' : body.slice(space));
    if (isEmpty) events.close(name);
  }
}

/** The value of one attribute, by its name without prefix or with it; null where the tag has none. */
export function attributeOf(attributes: string, name: string): string | null {
  let from = 0;
  for (;;) {
    const at = attributes.indexOf(`${name}=`, from);
    if (at === -1) return null;
    const before = attributes[at - 1];
    const quote = attributes[at + name.length + 1];
    if (
      (before === ' ' || before === '\n' || before === '\t' || before === '\r' || before === ':') &&
      (quote === '"' || quote === "'")
    ) {
      const start = at + name.length + 2;
      const end = attributes.indexOf(quote, start);
      return end === -1 ? null : decodeEntities(attributes.slice(start, end));
    }
    from = at + name.length;
  }
}

/** A `>` inside an attribute's quotes does not end the tag. */
function endOfTag(text: string, from: number): number {
  let quote: string | null = null;
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at];
    if (quote !== null) {
      if (character === quote) quote = null;
    } else if (character === '>') return at;
    else if (character === '"' || character === "'") quote = character;
    if (at - from > importLimits.tagCharacters) throw refusal('damaged', 'a tag of the sheet does not end');
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
