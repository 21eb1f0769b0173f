import type { Notification } from 'electron';
import type { RecordLink } from '../../../src-shared/rpc/bridge.ts';
import type { ElectronMain } from './electron-api.ts';

/** Shows the system's notification; a click opens its record. Where the system has none, nothing happens. */
export function createNotifier(
  electron: Pick<ElectronMain, 'Notification'>,
  onClick: (record: RecordLink | null) => void,
): (notice: { title: string; body: string; record: RecordLink | null }) => void {
  // A notification that nothing refers to is collected, and its click is then never heard.
  const shown = new Set<Notification>();
  return ({ title, body, record }) => {
    if (!electron.Notification.isSupported()) return;
    const notification = new electron.Notification({ title, body });
    shown.add(notification);
    notification.on('click', () => {
      shown.delete(notification);
      onClick(record);
    });
    notification.on('close', () => void shown.delete(notification));
    notification.show();
  };
}
