/*
 * An e-mail as a file (RFC 5322, MIME) that mail programs open as a draft. Nothing is sent: `X-Unsent: 1` tells Outlook to open it for
 * writing.
 */

export interface EmailDraft {
  readonly to: string | null;
  /** They get it too and do not see one another. Addresses have been looked at: `readAddress`. */
  readonly bcc?: readonly { readonly name: string; readonly address: string }[];
  readonly subject: string;
  readonly text: string;
  readonly attachment: { readonly name: string; readonly bytes: Uint8Array } | null;
  /** Parts the text from the attachment; must occur in neither. */
  readonly boundary: string;
}

const lineEnd = '\r\n';

export function writeEmailDraft({ to, bcc = [], subject, text, attachment, boundary }: EmailDraft): string {
  const head = [
    'X-Unsent: 1',
    // No `From`: the mail program puts its own account there.
    ...(to === null ? [] : [`To: ${withoutLines(to)}`]),
    ...(bcc.length === 0 ? [] : [`Bcc: ${bcc.map(mailbox).join(`,${lineEnd} `)}`]),
    `Subject: ${encodedWord(withoutLines(subject))}`,
    'MIME-Version: 1.0',
  ];
  const words = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(Buffer.from(text.replaceAll(/\r?\n/g, lineEnd), 'utf8')),
  ];
  if (attachment === null) return [...head, ...words, ''].join(lineEnd);
  const name = withoutLines(attachment.name);
  return [
    ...head,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...words,
    `--${boundary}`,
    `Content-Type: application/pdf; name="${encodedWord(name)}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${plainName(name)}";${lineEnd} filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, percent)}`,
    '',
    base64Lines(attachment.bytes),
    `--${boundary}--`,
    '',
  ].join(lineEnd);
}

/** Letters and digits stand as they are, everything else is encoded: a quote or a comma of a name would end it. */
function mailbox({ name, address }: { readonly name: string; readonly address: string }): string {
  const clean = withoutLines(name).slice(0, 100);
  if (clean === '') return withoutLines(address);
  return `${/^[A-Za-z0-9 ]+$/.test(clean) ? clean : encoded(clean)}${lineEnd} <${withoutLines(address)}>`;
}

/** A line break would begin a header of its own. */
function withoutLines(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** Words with accents as RFC 2047 has them, each short enough for a line; letters are never cut in two. */
function encodedWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) && !text.includes('"') ? text : encoded(text);
}

function encoded(text: string): string {
  const words: string[] = [];
  let part = '';
  for (const letter of text) {
    if (Buffer.byteLength(part + letter) > 42) {
      words.push(part);
      part = '';
    }
    part += letter;
  }
  return [...words, part].map((word) => `=?UTF-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join(`${lineEnd} `);
}

/** For mail programs that do not read the encoded name. */
function plainName(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  return plain.replaceAll(/[^\w. -]/g, '_');
}

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}

function base64Lines(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join(lineEnd);
}
