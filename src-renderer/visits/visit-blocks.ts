import type { Visit } from '../../src-shared/visits/visit.ts';
import { toneOf } from './purpose-tones.ts';
import { shortCustomerName } from './short-name.ts';
import type { VisitWords } from './use-visit-words.ts';
import classes from './VisitBlock.module.css';
import type { VisitMark } from './visit-marks.ts';
import { signOfMark } from './visit-marks.ts';

/*
 * The visits of a column as plain buttons, made by hand: React takes three times as long for hundreds of them, all of which are new in
 * another week. They hold no handler, no state and no more elements than there is text to show; whatever is done to them is heard by the grid
 * around them (`data-visit`, `showTip`).
 */

/** How one visit looks. Whatever is equal to what was drawn before is not touched. */
export interface BlockLook {
  readonly id: string;
  readonly className: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Its place in the column as a style. */
  readonly place: string;
  readonly isMovable: boolean;
  readonly isDragged: boolean;
  readonly mark: VisitMark;
  /** Null where there is no room for a word: only the colour is painted then, and the tip says the rest. */
  readonly name: string | null;
  readonly under: string | null;
  /** What has no line of its own stands beside the name. */
  readonly isBeside: boolean;
}

export interface BlockPlace {
  /** Pixels from the top of the column. */
  readonly top: number;
  readonly height: number;
  /** Percents of its width. */
  readonly left: number;
  readonly width: number;
  /** The block is as wide as the screen. */
  readonly isWide: boolean;
  /** How much can be read. */
  readonly room: 'nothing' | 'name' | 'both';
}

/** Pixels that name and purpose need under each other. */
const twoLines = 35;

/** `owner` is named where the visits of several people are shown together. */
export function lookOf(
  visit: Visit,
  { top, height, left, width, isWide, room }: BlockPlace,
  { mark, words, owner, isDragged }: { mark: VisitMark; words: VisitWords; owner: string | null; isDragged: boolean },
): BlockLook {
  const isLow = height < twoLines;
  const isBeside = isLow && isWide;
  const isTold = room !== 'nothing';
  const isUnderTold = isLow ? isBeside && isTold : room === 'both';
  const purpose = isUnderTold ? words.purpose(visit) : null;
  const tone = classes[mark === 'cancelled' ? 'cancelled' : toneOf(visit.purpose)];
  return {
    id: visit.id,
    className: `${isTold ? `${classes.visit} ${classes.told}` : classes.visit} ${tone}`,
    spoken: words.spoken(visit, mark),
    // A pixel of the ground stays free above and below.
    place: `top:${top + 1}px;height:${height - 2}px;left:${left}%;width:${width}%`,
    isMovable: visit.state === 'planned',
    isDragged,
    mark,
    name: isTold ? shortCustomerName(visit.customerName) : null,
    under: purpose === null || owner === null ? purpose : `${owner} · ${purpose}`,
    isBeside,
  };
}

interface Drawn {
  readonly element: HTMLElement;
  readonly look: BlockLook;
}
const drawnIn = new WeakMap<HTMLElement, ReadonlyMap<string, Drawn>>();
const nothing: ReadonlyMap<string, Drawn> = new Map();

/** Draws these visits and no others, in their order. A visit keeps its element, and with it the focus. */
export function drawBlocks(host: HTMLElement, looks: readonly BlockLook[]): void {
  const before = drawnIn.get(host) ?? nothing;
  const after = new Map<string, Drawn>();
  for (const look of looks) {
    const known = before.get(look.id);
    const element = known?.element ?? newBlock();
    paint(element, look, known?.look ?? null);
    after.set(look.id, { element, look });
  }
  drawnIn.set(host, after);
  if (before.size === 0) {
    host.append(...Array.from(after.values(), ({ element }) => element));
    return;
  }
  for (const [id, { element }] of before) if (!after.has(id)) element.remove();
  const focused = document.activeElement;
  let place = host.firstChild;
  for (const { element } of after.values()) {
    if (element === place) place = place.nextSibling;
    else host.insertBefore(element, place);
  }
  // One that was put elsewhere has lost it.
  if (focused instanceof HTMLElement && focused !== document.activeElement && host.contains(focused))
    focused.focus({ preventScroll: true });
}

let blank: HTMLElement | null = null;

/** A copy costs half of a new one. */
function newBlock(): HTMLElement {
  if (blank === null) {
    const button = document.createElement('button');
    button.type = 'button';
    blank = button;
  }
  return blank.cloneNode(false) as HTMLElement; // the kind of what is copied
}

function paint(element: HTMLElement, look: BlockLook, before: BlockLook | null): void {
  if (look.className !== before?.className) element.className = look.className;
  if (look.place !== before?.place) element.style.cssText = look.place;
  if (look.spoken !== before?.spoken) element.setAttribute('aria-label', look.spoken);
  if (before === null) element.setAttribute('data-visit', look.id);
  if (look.isMovable !== (before?.isMovable ?? false)) element.toggleAttribute('data-movable', look.isMovable);
  if (look.isDragged !== (before?.isDragged ?? false)) element.toggleAttribute('data-dragging', look.isDragged);
  const isSameText =
    look.name === (before?.name ?? null) &&
    look.under === (before?.under ?? null) &&
    look.isBeside === (before?.isBeside ?? look.isBeside) &&
    look.mark === (before?.mark ?? look.mark);
  if (!isSameText) element.replaceChildren(...textOf(look));
}

function textOf({ name, under, isBeside, mark }: BlockLook): HTMLElement[] {
  if (name === null) return [];
  const line = span(isBeside ? `${classes.line} ${classes.low}` : classes.line, '');
  const below = under === null ? [] : [span(classes.under, under)];
  line.append(span(classes.name, name), ...(isBeside ? below : []), ...signOf(mark));
  return isBeside ? [line] : [line, ...below];
}

function signOf(mark: VisitMark): HTMLElement[] {
  if (signOfMark[mark] === '') return [];
  const sign = span(classes.sign, signOfMark[mark]);
  sign.dataset['mark'] = mark;
  sign.ariaHidden = 'true';
  return [sign];
}

function span(className: string | undefined, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className ?? '';
  element.textContent = text;
  return element;
}

/** The pointer's tip says what a screen reader says. It is written where the pointer is, and not into hundreds that nobody points at. */
export function showTip({ target }: { readonly target: EventTarget }): void {
  const block = target instanceof Element ? target.closest<HTMLElement>('[data-visit]') : null;
  if (block !== null) block.title = block.ariaLabel ?? '';
}
