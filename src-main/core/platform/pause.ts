/** How much long work of this thread waits for its next slice. */
let waiting = 0;

/** Gives the event loop a turn in the middle of long work, so that other calls come between its slices. */
export function pauseForOthers(): Promise<void> {
  waiting += 1;
  return new Promise((resolve) =>
    setImmediate(() => {
      waiting -= 1;
      resolve();
    }),
  );
}

/** Whether other long work is between two of its slices: what nobody waits for stands back for it, or both would take twice as long. */
export function isOtherWorkUnderWay(): boolean {
  return waiting > 0;
}

/** So long may work in slices keep the event loop: others wait for no longer than that, and its turns cost nothing worth mentioning. */
export const sliceMs = 10;

/** Runs work that is made of short steps; after each slice others have their turn. */
export async function inSlices<T>(steps: Iterator<void, T>): Promise<T> {
  let from = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - from < sliceMs) continue;
    await pauseForOthers();
    from = performance.now();
  }
}

/** Does something short with some hundreds of many, in slices. */
export function someInSlices<T>(items: readonly T[], count: number, work: (some: readonly T[]) => void): Promise<void> {
  return inSlices(stepsOf(items, count, work));
}

function* stepsOf<T>(items: readonly T[], count: number, work: (some: readonly T[]) => void): Generator<void, void> {
  for (let at = 0; at < items.length; at += count) {
    work(items.slice(at, at + count));
    yield;
  }
}
