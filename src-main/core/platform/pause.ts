/** Gives the event loop a turn in the middle of long work, so that other calls come between its slices. */
export function pauseForOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
