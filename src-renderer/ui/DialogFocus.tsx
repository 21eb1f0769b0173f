import { useLayoutEffect, useRef } from 'react';

/** What a `Popover` is given beside it: the library's trap and its fading in both wait for timers before anything can be typed into. */
export const focusAtOnce = { trapFocus: false, returnFocus: false, transitionProps: { duration: 0 } } as const;

/**
 * Stands in a dialog and keeps the focus there, from the moment in which the dialog is drawn: what is typed right after the key that
 * opened it stands in its field. The library's own trap waits for timers, which a busy laptop runs after the keys that wait: they went
 * to whatever had the focus before, and a Tab was taken back. So the dialog has `trapFocus={false}`, and a popover `focusAtOnce`.
 *
 * The focus goes to what is marked `data-autofocus`, else to the first thing that takes it, and back to where it was when the dialog closes.
 */
export function DialogFocus({ isOpen = true }: { isOpen?: boolean }) {
  const mark = useRef<HTMLSpanElement>(null);
  const before = useRef<Element | null>(null);
  const place = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const dialog = mark.current?.closest<HTMLElement>('[role="dialog"]') ?? null;
    place.current = dialog;
    if (dialog === null) return undefined;
    if (!isOpen) {
      giveBack(dialog, before.current);
      before.current = null;
      return undefined;
    }
    before.current = document.activeElement;
    const first = dialog.querySelector<HTMLElement>('[data-autofocus]') ?? tabStopsIn(dialog)[0] ?? dialog;
    first.focus({ preventScroll: true });
    const onKeyDown = (event: KeyboardEvent) => holdTab(dialog, event);
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOpen]);
  // One that is taken away while it is open gives the focus back too, before whatever is drawn instead asks where it was.
  useLayoutEffect(() => () => giveBack(place.current, before.current), []);
  return <span ref={mark} hidden data-holds-focus={isOpen || undefined} />;
}

/** Only where it would be lost with the dialog: whoever has moved it elsewhere meant to. */
function giveBack(dialog: HTMLElement | null, before: Element | null) {
  const now = document.activeElement;
  if (dialog === null || !(before instanceof HTMLElement) || !before.isConnected) return;
  if (now === null || now === document.body || dialog.contains(now)) before.focus({ preventScroll: true });
}

/** After the last stop comes the first. Focus that got lost, such as with a button that went, is taken in again. */
function holdTab(dialog: HTMLElement, event: KeyboardEvent) {
  if (event.key !== 'Tab' || event.defaultPrevented || !isTopmost(dialog)) return;
  const stops = tabStopsIn(dialog);
  const now = document.activeElement;
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const isAtEdge = now === null || now === document.body || now === dialog || now === edge || areOneStop(now, edge);
  if (!isAtEdge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}

function isTopmost(dialog: HTMLElement): boolean {
  // A popover is not modal and holds the focus as well; what was opened last stands last.
  const all = document.querySelectorAll('[role="dialog"][aria-modal="true"], [role="dialog"]:has([data-holds-focus])');
  return [...all].at(-1) === dialog;
}

/** Radio buttons of one name are one stop, wherever in them the focus is. */
function areOneStop(one: Element, other: Element | undefined): boolean {
  if (!(one instanceof HTMLInputElement) || !(other instanceof HTMLInputElement)) return false;
  return one.type === 'radio' && other.type === 'radio' && one.name === other.name;
}

function tabStopsIn(dialog: HTMLElement): HTMLElement[] {
  const found = dialog.querySelectorAll<HTMLElement>('a[href], input, select, textarea, button, summary, [tabindex]');
  return [...found].filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility());
}
