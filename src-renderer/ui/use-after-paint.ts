import { startTransition, useEffect, useState } from 'react';

/**
 * False in the first picture of a component, or in the first one that `isReady` is true in, and true soon after that was seen. What stands
 * below the edge of the window is made then, in pieces that let a key or a click through, so that the part that is looked at does not wait.
 */
export function useAfterPaint(isReady = true): boolean {
  const [isAfter, setIsAfter] = useState(false);
  useEffect(() => {
    if (!isReady) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame's own callback runs before it is painted; what that puts off runs after.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setIsAfter(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isReady]);
  return isAfter;
}
