/** Where the screens live: served by our own protocol, so there is neither file:// nor a port. */
export const appScheme = 'app';
export const appHost = 'bundle';
export const appOrigin = `${appScheme}://${appHost}`;
export const appUrl = `${appOrigin}/`;

/**
 * True only for pages of the bundle. Compares parsed parts: `app://bundle.evil`, `app://bundle@evil` and
 * `https://app.evil/bundle` all look alike to a text search.
 */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === '' &&
    // Node's URL and Chromium's parse special schemes only by name; ours must carry its authority in both.
    text.startsWith(`${appOrigin}/`)
  );
}
