import { useEffect, useRef } from 'react';

/**
 * Does some work once what was just drawn is on the screen: a question, say, whose answer nobody looks for before that. Anew for each `what`;
 * of one that is replaced before its frame nothing is done.
 */
export function useAfterFrame(isWanted: boolean, work: () => void, what: unknown): void {
  const newest = useRef(work);
  useEffect(() => {
    newest.current = work;
  });
  useEffect(() => {
    if (!isWanted) return undefined;
    let isDone = false;
    const run = () => {
      if (isDone) return;
      isDone = true;
      newest.current();
    };
    let afterFrame: ReturnType<typeof setTimeout> | undefined;
    // A frame's own callback runs before it is painted; what that puts off runs after. A hidden window paints none.
    const frame = requestAnimationFrame(() => {
      afterFrame = setTimeout(run);
    });
    const hidden = setTimeout(run, 100);
    return () => {
      isDone = true;
      cancelAnimationFrame(frame);
      clearTimeout(afterFrame);
      clearTimeout(hidden);
    };
  }, [isWanted, what]);
}
