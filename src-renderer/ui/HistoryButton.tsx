import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './HistoryButton.module.css';
import { LaterPopover } from './later.tsx';

/** A small clock beside a fact; what it opens tells who changed it. There is one in every line, so it is a plain button. */
export function HistoryButton({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  return (
    <LaterPopover
      label={label}
      position="left-start"
      width={360}
      button={(opener) => (
        <button
          type="button"
          className={`mantine-focus-auto mantine-active ${classes.button}`}
          aria-label={label}
          title={label}
          {...opener}
        >
          <IconHistory size={15} stroke={1.75} aria-hidden />
        </button>
      )}
    >
      {children}
    </LaterPopover>
  );
}
