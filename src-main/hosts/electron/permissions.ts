import type { Session } from 'electron';
import { isAppUrl } from './app-origin.ts';

/** Notifications for visit reminders; copying text (a list, a recovery key) after a click, which every web page may do. */
const allowed: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write']);

/** Electron checklist 5: asked and checked alike, everything is denied but the list above, and that only to our own pages. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isAllowed(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  // Nothing of ours is downloaded through the page: files are written by the core after the save dialog.
  session.on('will-download', (event) => event.preventDefault());
}

function isAllowed(permission: string, origin: string): boolean {
  return allowed.has(permission) && isAppUrl(origin.endsWith('/') ? origin : `${origin}/`);
}
