import { Menu, Popover } from '@mantine/core';
import type { MenuProps, PopoverProps } from '@mantine/core';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref, RefObject } from 'react';
import { DialogFocus, focusAtOnce } from './DialogFocus.tsx';

/** What a button carries that opens something. */
export interface OpenerProps {
  readonly id: string;
  readonly ref: Ref<HTMLButtonElement>;
  readonly 'aria-haspopup': 'menu' | 'dialog';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls'?: string;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * A button and its menu, which is made when it is opened for the first time. A page has twenty such buttons and of the menus at most one is
 * ever seen; unseen ones cost more than the page around them.
 */
export function LaterMenu({
  button,
  children,
  ...props
}: Omit<MenuProps, 'opened' | 'onChange' | 'id' | 'children'> & {
  button: (props: OpenerProps) => ReactNode;
  /** The menu's dropdown. */
  children: ReactNode;
}) {
  const { opener, reference, isMade, isOpen, setIsOpen } = useOpener('menu');
  return (
    <>
      {button(opener)}
      {isMade ? (
        <Menu {...props} id={opener.id} opened={isOpen} onChange={setIsOpen}>
          <Menu.Target>{reference}</Menu.Target>
          {children}
        </Menu>
      ) : null}
    </>
  );
}

/**
 * The same for any other content, which has the focus from the moment in which it is drawn; what stands in it is told how to close it, and is
 * not mounted while it is closed.
 */
export function LaterPopover({
  button,
  children,
  label,
  ...props
}: Omit<PopoverProps, 'opened' | 'onChange' | 'id' | 'children' | keyof typeof focusAtOnce> & {
  button: (props: OpenerProps) => ReactNode;
  children: (close: () => void) => ReactNode;
  label: string;
}) {
  const { opener, reference, isMade, isOpen, setIsOpen } = useOpener('dialog');
  return (
    <>
      {button(opener)}
      {isMade ? (
        <Popover {...props} {...focusAtOnce} id={opener.id} opened={isOpen} onChange={setIsOpen}>
          <Popover.Target>{reference}</Popover.Target>
          <Popover.Dropdown aria-label={label}>
            {children(() => setIsOpen(false))}
            <DialogFocus isOpen={isOpen} />
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </>
  );
}

function useOpener(kind: OpenerProps['aria-haspopup']) {
  const id = useId();
  const ref = useRef<HTMLButtonElement>(null);
  const [wants, setWants] = useState<boolean | null>(null);
  const [isReady, setIsReady] = useState(false);
  // Opened in a second step: what is there already notices where the focus was and gives it back.
  const isOpen = wants === true && isReady;
  const opener: OpenerProps = {
    id,
    ref,
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
    ...(isOpen ? { 'aria-controls': `${id}-dropdown` } : {}),
    onClick: () => setWants(wants !== true),
    onKeyDown: (event) => {
      // A key that comes before the menu has taken the focus is for the menu all the same.
      if (kind !== 'menu' || !isOpen || event.key !== 'ArrowDown') return;
      event.preventDefault();
      document.getElementById(`${id}-dropdown`)?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
    },
  };
  return {
    opener,
    reference: <Reference button={ref} onReady={() => setIsReady(true)} />,
    isMade: wants !== null,
    isOpen,
    setIsOpen: setWants,
  };
}

/** Stands where a popover looks for its button and tells it of the one that is there already. */
function Reference({
  button,
  onReady,
  ref,
}: {
  button: RefObject<HTMLButtonElement | null>;
  onReady: () => void;
  ref?: Ref<HTMLElement>;
}) {
  const ready = useRef(onReady);
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(button.current);
    ready.current();
  }, [ref, button]);
  return null;
}
