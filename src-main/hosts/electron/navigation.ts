import type { App, WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';

/**
 * Electron checklist 12, 13, 14: a page of the bundle stays a page of the bundle. Links that leave go to `openOutside`, which
 * decides about the system's browser; no window is ever opened by a page, no webview attached.
 */
export function lockNavigation(contents: WebContents, openOutside: (url: string) => void): void {
  contents.on('will-navigate', (details) => {
    if (isAppUrl(details.url)) return;
    details.preventDefault();
    openOutside(details.url);
  });
  contents.on('will-redirect', (details) => {
    if (!isAppUrl(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!isAppUrl(details.url)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** Every web contents that will ever exist, dev tools included. */
export function lockEveryNavigation(app: Pick<App, 'on'>, openOutside: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents, openOutside));
}
