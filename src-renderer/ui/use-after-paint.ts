import { startTransition, useEffect, useState } from 'react';

/**
 * False in the first picture of a component, or in the first one that `isReady` is true in, and true soon after that was seen. What stands
 * below the edge of the window is made then, in pieces that let a key or a click through, so that the part that is looked at does not wait.
 */
export function useAfterPaint(isReady = true): boolean {
  const [isAfter, setIsAfter] = useState(false);
  useEffect(() => (isReady ? soonAfterPaint(() => setIsAfter(true)) : undefined), [isReady]);
  return isAfter;
}

/** The value of the picture before, until the first picture with this one was seen: for what nobody looks at, and need not hold it up. */
export function useValueAfterPaint<T>(value: T): T {
  const [seen, setSeen] = useState(value);
  useEffect(() => soonAfterPaint(() => setSeen(() => value)), [value]);
  return seen;
}

/** Does it soon after the next picture was seen, unless what it answers is called before. For what asks the browser how things lie. */
export function soonAfterPaint(change: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A frame's own callback runs before it is painted; what that puts off runs after.
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(() => startTransition(change));
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
