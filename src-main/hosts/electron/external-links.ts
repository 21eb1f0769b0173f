/**
 * The one decision about links that leave the program (Electron checklist 15). Gives the address to hand to the system,
 * normalised by the URL parser, or null. Zalo is reached through https://zalo.me.
 */
export function externalUrl(text: string): string | null {
  if (text.length > 2000) return null;
  // Control characters and spaces at the edges are dropped by URL parsers but not by Windows' shell; bidi marks hide the real host.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0020\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\\"<>`^|]/u.test(text)) return null;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // Everything else can start programs or read files (ms-*, search-ms, file, smb…).
  switch (url.protocol) {
    case 'https:':
      return isHonestWebAddress(text, url) ? url.href : null;
    case 'mailto:':
      return isHonestMailAddress(url) ? url.href : null;
    case 'tel:':
      return /^tel:\+?[0-9().\-*#]{2,30}$/i.test(text) ? url.href : null;
    default:
      return null;
  }
}

function isHonestWebAddress(text: string, url: URL): boolean {
  return /^https:\/\/[^/]/i.test(text) && url.hostname !== '' && url.username === '' && url.password === '';
}

/** A mail program may take an `attach` field as a file of this disk: only what a link of ours can carry is let through. */
function isHonestMailAddress(url: URL): boolean {
  const fields = [...url.searchParams.keys()].map((field) => field.toLowerCase());
  return (
    /^[^/%?@]+@[^/%?@]+$/.test(url.pathname) &&
    fields.every((field) => ['subject', 'body', 'cc', 'bcc'].includes(field)) &&
    !/%0[ad]/i.test(url.search.replaceAll(/body=[^&]*/gi, ''))
  );
}

export interface Opener {
  openExternal(url: string): Promise<void>;
}

/** The only place of the program that calls the system's `openExternal`. False when the address is refused. */
export async function openExternal(shell: Opener, text: string): Promise<boolean> {
  const url = externalUrl(text);
  if (url === null) return false;
  await shell.openExternal(url);
  return true;
}
