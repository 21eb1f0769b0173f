import type { DesktopBridge } from '../../src-shared/rpc/bridge.ts';
import { createOpener } from '../ui/opener.ts';

/** Set when somebody allowed notices just now: what waits is shown at once. */
export const noticesAllowed = createOpener<true>();

/** Whether notices may be shown: the desktop program asks nobody, a browser only from a button. */
export function permissionOf(desktop: DesktopBridge | null): NotificationPermission | 'unsupported' {
  if (desktop !== null) return 'granted';
  return 'Notification' in window ? Notification.permission : 'unsupported';
}
