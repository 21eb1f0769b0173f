import { type DragEvent, type KeyboardEvent, useState } from 'react';

/** Puts the lines of a list in another order: by dragging, and by Alt with the arrows on the handle. */
export function useReorder<T extends { readonly key: string }>(lines: readonly T[], onOrder: (lines: T[]) => void) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  function put(key: string, place: number) {
    const line = lines.find((known) => known.key === key);
    const others = lines.filter((known) => known.key !== key);
    if (line === undefined || place < 0 || place > others.length || lines[place]?.key === key) return;
    onOrder([...others.slice(0, place), line, ...others.slice(place)]);
  }
  return {
    put,
    line: (key: string, at: number) => ({
      draggable: true,
      'data-dragged': dragged === key,
      'data-over': over === key && dragged !== null && dragged !== key,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', key);
        setDragged(key);
      },
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(key);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged !== null) put(dragged, at);
        setDragged(null);
        setOver(null);
      },
      onDragEnd: () => {
        setDragged(null);
        setOver(null);
      },
    }),
    onHandleKey: (key: string, at: number) => (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      put(key, at + (event.key === 'ArrowUp' ? -1 : 1));
    },
  };
}
