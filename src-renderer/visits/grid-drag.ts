import { useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';

/** Where a pointer is in a grid of columns: which column, and how many minutes after the first hour shown. */
export interface GridPoint {
  readonly column: number;
  readonly minute: number;
}

export interface GridDrag {
  readonly kind: 'move' | 'stretch' | 'plan';
  /** The visit that is taken; null while a free stretch is chosen. */
  readonly visitId: string | null;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

export interface TakenVisit {
  readonly id: string;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

export const snapMinutes = 15;
export const slotMinutes = 30;
/** A hand that trembles is no drag. */
const leastPixels = 4;
/** The lower edge by which a visit is made longer. */
const edgePixels = 6;
const leastHeightForEdge = 20;

const snap = (minute: number) => Math.round(minute / snapMinutes) * snapMinutes;

/**
 * Follows a pointer over a grid: a visit taken in its middle moves, at its lower edge it becomes longer, and over free time a stretch is
 * chosen. `onDone` is called once, when the pointer is let go; Escape lets everything be as it was. The click that follows a drag is none.
 */
export function useGridDrag({
  pointAt,
  visitOf,
  lastMinute,
  onDone,
}: {
  pointAt: (x: number, y: number) => GridPoint | null;
  visitOf: (id: string) => TakenVisit | null;
  /** Minutes from the first hour shown to the end of the last one. */
  lastMinute: number;
  onDone: (drag: GridDrag) => void;
}) {
  const [drag, setDrag] = useState<GridDrag | null>(null);
  const live = useRef<{ isDragging: boolean; end: (() => void) | null; drag: GridDrag | null; clickIsNone: boolean }>({
    isDragging: false,
    end: null,
    drag: null,
    clickIsNone: false,
  });
  useEffect(() => () => live.current.end?.(), []);

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    live.current.clickIsNone = false;
    // A finger scrolls; it opens and plans with a tap.
    if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    const from = pointAt(event.clientX, event.clientY);
    if (from === null) return;
    const button = event.target.closest<HTMLElement>('[data-visit]');
    const visit = button === null ? null : visitOf(button.dataset['visit'] ?? '');
    if (button !== null && (visit === null || button.dataset['movable'] === undefined)) return;
    const box = button?.getBoundingClientRect();
    const isEdge = box !== undefined && box.height >= leastHeightForEdge && box.bottom - event.clientY <= edgePixels;
    const start = { x: event.clientX, y: event.clientY };

    const shown = (to: GridPoint): GridDrag => {
      if (visit === null) {
        const first = Math.floor(from.minute / slotMinutes) * slotMinutes;
        const last = Math.floor(to.minute / slotMinutes) * slotMinutes;
        const begin = Math.min(first, last);
        return { kind: 'plan', visitId: null, column: from.column, start: begin, end: Math.max(first, last) + slotMinutes };
      }
      const moved = to.minute - from.minute;
      if (isEdge) {
        const end = Math.min(lastMinute, Math.max(visit.start + snapMinutes, snap(visit.end + moved)));
        return { kind: 'stretch', visitId: visit.id, column: visit.column, start: visit.start, end };
      }
      const length = visit.end - visit.start;
      const begin = Math.max(0, Math.min(lastMinute - Math.min(length, lastMinute), snap(visit.start + moved)));
      return { kind: 'move', visitId: visit.id, column: to.column, start: begin, end: begin + length };
    };
    const show = (next: GridDrag | null) => {
      live.current.drag = next;
      setDrag(next);
    };
    const move = (pointer: globalThis.PointerEvent) => {
      if (!live.current.isDragging && Math.hypot(pointer.clientX - start.x, pointer.clientY - start.y) < leastPixels) return;
      live.current.isDragging = true;
      const at = pointAt(pointer.clientX, pointer.clientY);
      if (at !== null) show(shown(at));
    };
    const finish = (isKept: boolean) => {
      const { drag: last, isDragging } = live.current;
      live.current.end?.();
      if (isDragging) live.current.clickIsNone = true;
      if (isKept && isDragging && last !== null) onDone(last);
    };
    const up = () => finish(true);
    const cancel = () => finish(false);
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      cancel();
    };
    live.current.end?.();
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key, { capture: true });
    live.current.end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key, { capture: true });
      live.current.end = null;
      live.current.isDragging = false;
      show(null);
    };
    // Text is not marked while something is dragged over it; the focus is put where the pointer is.
    event.preventDefault();
    event.target.closest<HTMLElement>('button')?.focus({ preventScroll: true });
  }

  return {
    drag,
    onPointerDown,
    /** True once after a drag: the click that ends it is none. */
    takesClick() {
      const isNone = live.current.clickIsNone;
      live.current.clickIsNone = false;
      return isNone;
    },
  };
}
