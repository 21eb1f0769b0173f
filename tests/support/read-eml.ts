/*
 * A reader of mails after RFC 5322, 2045 and 2047 as far as drafts need it, written against the text of the rules and not against the code
 * that writes them: it unfolds, decodes and takes mailbox lists apart letter by letter.
 */

export interface ReadEml {
  /** By lower-case name, in their order, decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  mailboxes(header: string): { name: string; address: string }[];
}

/** @throws where the bytes break a rule: a line too long, eight-bit letters in a header, a header twice. */
export function readEml(bytes: Uint8Array): ReadEml {
  const raw = Buffer.from(bytes).toString('latin1');
  const end = raw.indexOf('\r\n\r\n');
  if (end === -1) throw new Error('a mail has an empty line after its headers');
  if (/(^|[^\r])\n|\r(?!\n)/.test(raw)) throw new Error('lines of a mail end with CR LF');
  const plain = new Map<string, string>();
  for (const line of raw
    .slice(0, end)
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (!/^[\x21-\x7e]+$/.test(name) || plain.has(name)) throw new Error(`no header, or one twice: ${line}`);
    if (/[^\x20-\x7e\t]/.test(line)) throw new Error(`a header of other letters than ASCII: ${line}`);
    plain.set(name, line.slice(colon + 1).trim());
  }
  if (raw.split('\r\n').some((line) => line.length > 998)) throw new Error('a line of more than 998 letters');
  const body = raw.slice(end + 4);
  const isBase64 = plain.get('content-transfer-encoding') === 'base64';
  return {
    headers: new Map([...plain].map(([name, value]) => [name, decoded(value)])),
    text: isBase64 ? Buffer.from(body, 'base64').toString('utf8') : body,
    mailboxes: (header) => mailboxesOf(plain.get(header) ?? ''),
  };
}

/** Encoded words next to each other are one word: the space between them is not meant. */
function decoded(value: string): string {
  return value
    .replaceAll(/(=\?[^?]+\?[BbQq]\?[^?]*\?=)\s+(?==\?)/g, '$1')
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_whole, base64: string) => Buffer.from(base64, 'base64').toString('utf8'));
}

/** A comma parts two mailboxes unless it stands in quotes or in angle brackets. */
function mailboxesOf(value: string): { name: string; address: string }[] {
  const parts: string[] = [''];
  let isQuoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const letter = value.charAt(at);
    if (letter === '\\' && isQuoted) {
      parts[parts.length - 1] += letter + value.charAt((at += 1));
      continue;
    }
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === ',' && !isQuoted) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const angle = /^(.*?)\s*<([^<>\s]+)>$/.exec(part);
      return angle === null
        ? { name: '', address: part }
        : { name: decoded((angle[1] ?? '').replaceAll(/^"|"$/g, '').replaceAll(/\\(.)/g, '$1')), address: angle[2] ?? '' };
    });
}
