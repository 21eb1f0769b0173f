import { localDay } from '../lib/dates.ts';
import { metresBetween, type Position } from '../lib/geo.ts';
import type { positionSources } from './visit-proof.ts';

/*
 * Whether a visit took place where the customer is and when it is said to have. Three answers:
 *
 *   verified     something that nobody typed (the laptop's own position, a phone's photo) fits place and time, and nothing contradicts it
 *   invalid      what was found contradicts the visit: too far away, or another day
 *   unverified   everything between: nothing was found, or what was found proves nothing (a pin set by hand, a photo without EXIF)
 *
 * Pure, so that laptop, office and report say the same of the same visit.
 */

export interface ProofPoint {
  readonly at: string;
  readonly position: Position | null;
  readonly accuracyMetres: number | null;
  readonly source: (typeof positionSources)[number] | null;
}

export interface ProofPhoto {
  readonly id: string;
  readonly name: string;
  readonly takenAt: string | null;
  readonly position: Position | null;
  /** When it was put on the visit, by the laptop's clock. */
  readonly addedAt: string;
}

export interface ProofRules {
  /** A position within so many metres of the customer's counts as being there. */
  readonly proofMetres: number;
  /** A photo taken so many minutes before the visit begins or after it ends still belongs to it. */
  readonly proofMinutes: number;
}

export interface ProofInput {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly in: ProofPoint | null;
  readonly out: ProofPoint | null;
  /** The laptop's clock minus the office's; null where no office is known. */
  readonly clockOffsetMinutes: number | null;
  readonly customer: Position | null;
  readonly photos: readonly ProofPhoto[];
  readonly rules: ProofRules;
}

export const proofStates = ['verified', 'unverified', 'invalid'] as const;
export type ProofState = (typeof proofStates)[number];

export const proofReasons = [
  'in-too-far',
  'out-too-far',
  'photo-too-far',
  'photo-other-day',
  'no-check-in',
  'no-position',
  'by-hand',
  'inaccurate',
  'no-customer-position',
  'photo-without-facts',
  'photo-without-place',
  'photo-without-time',
  'photo-clock-wrong',
  'photo-other-time',
  'laptop-clock-off',
  'in-other-day',
  'not-checked-out',
  'out-other-day',
] as const;
export type ProofReasonCode = (typeof proofReasons)[number];

export interface ProofReason {
  readonly code: ProofReasonCode;
  readonly photo: string | null;
  readonly metres: number | null;
  readonly hours: number | null;
}

export interface Proof {
  readonly state: ProofState;
  /** What contradicts first, then what is missing, then what is only told. */
  readonly reasons: readonly ProofReason[];
  /** From the customer, of the best that is known; null where nothing is. */
  readonly metres: number | null;
  /** How the visit is proved: by the laptop's own position, by a photo; null where it is not. */
  readonly by: 'device' | 'photo' | null;
}

/** A clock that is off by more is told. */
export const clockHoursTold = 2;
/** A camera whose clock was never set says 1980, 2000 or the year it was made. */
const neverSetDays = 365;
/** A check-in may lie a little before the photo of the door. */
const slackMinutes = 10;

const minute = 60_000;

export function proofStateOf(input: ProofInput): Proof {
  const reasons: ProofReason[] = [];
  const tell = (code: ProofReasonCode, more: Partial<ProofReason> = {}) =>
    reasons.push({ code, photo: null, metres: null, hours: null, ...more });
  const { rules, customer } = input;
  const offsetMs = (input.clockOffsetMinutes ?? 0) * minute;
  const inMs = input.in === null ? null : Date.parse(input.in.at) - offsetMs;
  const outMs = input.out === null ? null : Date.parse(input.out.at) - offsetMs;
  const plannedMs = Date.parse(input.endsAt) - Date.parse(input.startsAt);
  const fromMs = inMs ?? Date.parse(input.startsAt);
  const toMs = Math.max(fromMs, outMs ?? (inMs === null ? Date.parse(input.endsAt) : inMs + plannedMs));
  const distances: number[] = [];
  let by: Proof['by'] = null;
  let contradicts = false;

  for (const [side, point] of [
    ['in', input.in],
    ['out', input.out],
  ] as const) {
    if (point === null || point.position === null || customer === null) continue;
    const metres = metresBetween(point.position, customer);
    distances.push(metres);
    const accuracy = point.accuracyMetres ?? 0;
    // What is unsure by more than the rule allows can only say that somebody was far away.
    if (metres - accuracy > rules.proofMetres) {
      contradicts = true;
      tell(side === 'in' ? 'in-too-far' : 'out-too-far', { metres });
    } else if (point.source === 'device') {
      if (metres <= rules.proofMetres && accuracy <= Math.max(rules.proofMetres, 100)) by = 'device';
      else tell('inaccurate', { metres: accuracy });
    }
  }

  for (const photo of input.photos) {
    const verdict = verdictOf(photo, { fromMs, toMs, offsetMs, customer, rules });
    if (verdict.metres !== null) distances.push(verdict.metres);
    // A photo of another place or day is no lie by itself: it contradicts only where nothing else proves the visit.
    if (verdict.code !== null) tell(verdict.code, { photo: photo.name, metres: verdict.metres, hours: verdict.hours });
    else if (customer !== null) by ??= 'photo';
  }

  if (input.in === null) tell('no-check-in');
  else if (input.in.position === null && by === null && input.photos.every((photo) => photo.position === null))
    tell('no-position');
  else if (input.in.source === 'manual' && by === null) tell('by-hand');
  if (customer === null) tell('no-customer-position');
  if (inMs !== null && localDay(new Date(inMs).toISOString()) !== localDay(input.startsAt)) tell('in-other-day');
  if (input.in !== null && input.out === null) tell('not-checked-out');
  if (inMs !== null && outMs !== null && !isSameDay(inMs, outMs)) tell('out-other-day');
  const offHours = Math.round(Math.abs(offsetMs) / 3_600_000);
  if (Math.abs(offsetMs) > clockHoursTold * 3_600_000) tell('laptop-clock-off', { hours: offHours });

  const isInvalid = contradicts || (by === null && reasons.some(({ code }) => contradicting.has(code)));
  const rank = ({ code }: ProofReason) => (contradicting.has(code) ? 0 : 1);
  return {
    state: isInvalid ? 'invalid' : by === null ? 'unverified' : 'verified',
    reasons: reasons.toSorted((a, b) => rank(a) - rank(b)),
    metres: distances.length === 0 ? null : Math.min(...distances),
    by: isInvalid ? null : by,
  };
}

const contradicting: ReadonlySet<ProofReasonCode> = new Set(['in-too-far', 'out-too-far', 'photo-too-far', 'photo-other-day']);

interface PhotoVerdict {
  /** Null: it fits place and time. */
  readonly code: ProofReasonCode | null;
  readonly metres: number | null;
  readonly hours: number | null;
}

function verdictOf(
  photo: ProofPhoto,
  visit: { fromMs: number; toMs: number; offsetMs: number; customer: Position | null; rules: ProofRules },
): PhotoVerdict {
  const metres = photo.position === null || visit.customer === null ? null : metresBetween(photo.position, visit.customer);
  const because = (code: ProofReasonCode | null, hours: number | null = null): PhotoVerdict => ({ code, metres, hours });
  if (photo.takenAt === null && photo.position === null) return because('photo-without-facts');
  if (metres !== null && metres > visit.rules.proofMetres) return because('photo-too-far');
  if (photo.takenAt === null) return because('photo-without-time');
  const takenMs = Date.parse(photo.takenAt);
  const byMs = takenMs < visit.fromMs ? visit.fromMs - takenMs : Math.max(0, takenMs - visit.toMs);
  const hours = Math.round(byMs / 3_600_000);
  // Taken after it was put here, or years ago: that is the camera's clock.
  const isImpossible = takenMs > Date.parse(photo.addedAt) - visit.offsetMs + slackMinutes * minute;
  if (isImpossible || byMs > neverSetDays * 86_400_000) return because('photo-clock-wrong', hours);
  if (byMs > visit.rules.proofMinutes * minute) {
    return because(
      isSameDay(takenMs, visit.fromMs) || isSameDay(takenMs, visit.toMs) ? 'photo-other-time' : 'photo-other-day',
      hours,
    );
  }
  if (photo.position === null) return because('photo-without-place');
  return because(null);
}

function isSameDay(aMs: number, bMs: number): boolean {
  return localDay(new Date(aMs).toISOString()) === localDay(new Date(bMs).toISOString());
}
