import { Popover } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { DialogFocus, focusAtOnce } from '../ui/DialogFocus.tsx';

/** A box beside a button that is already there: one for a table of 2 000 rows instead of one for each. */
export function Anchored({
  at,
  label,
  width,
  onClose,
  children,
}: {
  at: HTMLElement;
  label: string;
  width: number;
  onClose: () => void;
  children: ReactNode;
}) {
  const box = at.getBoundingClientRect();
  // Esc closes it wherever the focus is: a box of words alone has nothing to focus.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <Popover
      opened
      withinPortal
      {...focusAtOnce}
      width={width}
      position="bottom-end"
      onClose={() => {
        onClose();
        at.focus();
      }}
      closeOnEscape
    >
      <Popover.Target>
        <span
          aria-hidden
          style={{ position: 'fixed', left: box.left, top: box.top, width: box.width, height: box.height, pointerEvents: 'none' }}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {children}
        <DialogFocus />
      </Popover.Dropdown>
    </Popover>
  );
}
