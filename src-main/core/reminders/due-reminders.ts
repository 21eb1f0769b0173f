import { localDay } from '../../../src-shared/lib/dates.ts';
import { type ReminderKind, reminderKinds, type ShownKind, shownKinds } from '../../../src-shared/reminders/reminder.ts';
import type { Reminder } from '../../../src-shared/reminders/reminders.contract.ts';
import { isEverQuiet, isQuietOn } from '../../../src-shared/reminders/tet.ts';
import type { Context } from '../context.ts';
import { createStandIns } from '../team/index.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import { createAnswerSources } from './answer-sources.ts';
import { createReminderRulesReader, daysAheadOf } from './reminder-rules.ts';
import { createReminderSources } from './reminder-sources.ts';
import type { ReminderState, ReminderStates } from './reminder-states.ts';
import { createTeamSources } from './team-sources.ts';

/** Of one minute of one day: in which order its kinds are shown. */
const places = Object.fromEntries(shownKinds.map((kind, place) => [kind, place])) as Record<ShownKind, number>; // all of them

export interface Due {
  /** In order of their days, overdue first. */
  readonly reminders: Reminder[];
  /** What was done with each, where anything was. */
  readonly states: ReadonlyMap<string, ReminderState>;
  readonly quiet: ReminderKind[];
}

/** What is due for whoever works here, with what he has done about it. */
export function createDueReminders(ctx: Context, states: ReminderStates): (nowMs: number, on?: string) => Due {
  const scan = createReminderSources(ctx.db);
  const answers = createAnswerSources(ctx);
  const ofTeam = createTeamSources(ctx);
  const standIns = createStandIns(ctx);
  const rulesOf = createReminderRulesReader(ctx.db);
  const officeRules = createOfficeRulesReader(ctx.db);
  return (nowMs, on) => {
    const now = new Date(nowMs).toISOString();
    const today = on ?? localDay(now);
    const rules = rulesOf();
    const tet = officeRules();
    const isQuietDay = new Map<string, boolean>();
    const isQuiet = (kind: ReminderKind, day: string) => {
      if (!isEverQuiet(kind)) return false;
      const key = `${kind} ${day}`;
      const known = isQuietDay.get(key) ?? isQuietOn(kind, day, tet);
      isQuietDay.set(key, known);
      return known;
    };
    const quiet = reminderKinds.filter((kind) => isQuiet(kind, today));
    const off = rules.filter(({ isActive }) => !isActive).map(({ kind }) => kind);
    // A debt that was due in the quiet days is told after them.
    const due = scan({
      today,
      now,
      me: ctx.userId(),
      daysAhead: daysAheadOf(rules),
      standsInFor: standIns.ofMeBetween,
      without: new Set<ReminderKind>([...quiet, ...off]),
    }).filter(({ kind, on: day }) => !isQuiet(kind, kind === 'receivable' && day < today ? today : day));
    const found = [...answers(now), ...ofTeam(now), ...due];
    const known = states.of(found.map(({ key }) => key));
    const reminders = inOrder(found.map((candidate) => reminderOf(candidate, standing(known.get(candidate.key), now))));
    return { reminders, states: known, quiet };
  };
}

/** Field by field: there are thousands, and a copy of one object without a part of it is made many times slower. */
function reminderOf(
  { key, kind, on, minute, name, who, years, isLunar, customerId, customerName, recordId, quote, amountDong, byName }: Found,
  { state, until }: Pick<Reminder, 'state' | 'until'>,
): Reminder {
  const plain = { key, kind, on, minute, name, who, years, isLunar, customerId, customerName, recordId, quote, state, until };
  if (amountDong !== undefined) return { ...plain, amountDong };
  return byName === undefined ? plain : { ...plain, byName };
}

type Found = ReturnType<ReturnType<typeof createAnswerSources>>[number];

const isOpen = { state: 'open', until: null } as const;

function standing(state: ReminderState | undefined, now: string): Pick<Reminder, 'state' | 'until'> {
  if (state?.state === 'done') return { state: 'done', until: null };
  if (state?.state === 'snoozed' && state.until !== null && state.until > now) return { state: 'snoozed', until: state.until };
  return isOpen;
}

/** Overdue first. Days are put in order first, and then what is on each: thousands share a few days, and their keys are long. */
function inOrder(reminders: readonly Reminder[]): Reminder[] {
  const byDay = new Map<string, Reminder[]>();
  for (const reminder of reminders) {
    const ofDay = byDay.get(reminder.on);
    if (ofDay === undefined) byDay.set(reminder.on, [reminder]);
    else ofDay.push(reminder);
  }
  return [...byDay.keys()].sort(compare).flatMap((on) => (byDay.get(on) ?? []).sort(withinDay));
}

function withinDay(a: Reminder, b: Reminder): number {
  return (a.minute ?? -1) - (b.minute ?? -1) || places[a.kind] - places[b.kind] || compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  // Most days are the same one.
  return a === b ? 0 : a < b ? -1 : 1;
}
