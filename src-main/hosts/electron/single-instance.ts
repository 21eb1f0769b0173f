import type { App } from 'electron';
import { type Launch, readLaunch } from './launch-args.ts';

/**
 * One program per profile: a second start hands its command line over and ends. False means: end now, touch nothing.
 * On macOS links and files come as events instead; both ways end in `onLaunch`.
 */
export function becomeOnlyInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  onLaunch: (launch: Launch) => void,
): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv, workingDirectory) => onLaunch(readLaunch(argv.slice(1), workingDirectory)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    onLaunch(readLaunch([url], '/'));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    onLaunch(readLaunch([path], '/'));
  });
  return true;
}
