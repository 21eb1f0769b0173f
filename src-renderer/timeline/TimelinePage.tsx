import { memo, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../src-shared/timeline/timeline-entry.ts';
import { soonAfterPaint } from '../ui/use-after-paint.ts';

/** So far from the seen part entries are still drawn. */
const nearPx = 2000;

interface Page {
  readonly entries: readonly TimelineEntry[];
}

/**
 * A page of entries. Far from what is seen it is an empty place of the height it had, so that a customer with ten thousand entries costs as
 * much to draw as one with a hundred.
 */
export const TimelinePage = memo(function TimelinePage({
  page,
  most = Number.POSITIVE_INFINITY,
  draw,
}: {
  page: Page;
  /** Draws no more than so many of its entries. */
  most?: number;
  draw: (entry: TimelineEntry) => ReactNode;
}) {
  const element = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(
    () =>
      watchNear(element.current, nearPx, (last) => {
        // A focused button must not go away under its user; the page goes when the focus has.
        const isHeld = last.target.contains(document.activeElement);
        setHeight(last.isIntersecting || isHeld ? null : last.boundingClientRect.height);
      }),
    [],
  );
  return (
    <div ref={element} role="presentation" style={height === null ? undefined : { height }}>
      {height === null ? page.entries.slice(0, most).map(draw) : null}
    </div>
  );
});

/**
 * Tells whether an element comes within so many pixels of the seen part, or leaves it. It begins after the element was seen: which box
 * scrolls around it is a question for which the browser would have to lay out everything before the picture. Answers the end of it.
 */
export function watchNear(
  element: Element | null,
  distancePx: number,
  tell: (last: IntersectionObserverEntry) => void,
): (() => void) | undefined {
  if (element === null) return undefined;
  let observer: IntersectionObserver | null = null;
  const cancel = soonAfterPaint(() => {
    observer = new IntersectionObserver(
      (seen) => {
        const last = seen.at(-1);
        if (last !== undefined) tell(last);
      },
      { root: scrollerOf(element), rootMargin: `${distancePx}px 0px` },
    );
    observer.observe(element);
  });
  return () => {
    cancel();
    observer?.disconnect();
  };
}

/** The box that scrolls around an element; null where that is the window. */
function scrollerOf(element: Element): Element | null {
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if ((overflowY === 'auto' || overflowY === 'scroll') && box !== document.body) return box;
  }
  return null;
}
