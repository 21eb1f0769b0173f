import type { CoreEvent } from '../../../src-shared/rpc/events.ts';
import type { Context } from '../context.ts';
import type { CalendarFiller } from './fill-calendar.ts';
import { officeToday } from '../platform/office-time.ts';

export interface VisitPlanner {
  /** Called every few seconds: fills the calendar at the start of a day and after a change, when nothing else does so. */
  tick(): void;
  stop(): void;
}

/** What changes which visits there should be. `*`: another process wrote, or a backup was put back. */
const watched = new Set([
  'visitRules',
  'visitPlans',
  'holidays',
  'officeSettings',
  'groupMembers',
  'customerGroups',
  'merges',
  '*',
]);

/** Keeps the calendar filled in the background, in slices between other work. Undo takes back what it made, and it is not made again. */
export function createVisitPlanner(ctx: Context, filler: CalendarFiller): VisitPlanner {
  let filledOn: string | null = null;
  let isDirty = true;
  let isRunning = false;
  let isStopped = false;
  const unsubscribe = ctx.changes.subscribe((event: CoreEvent) => {
    if (event.type === 'changed' && watched.has(event.entity)) isDirty = true;
  });

  async function run(): Promise<void> {
    isRunning = true;
    try {
      await filler.fill({ customerId: null, revives: false, groupId: ctx.ids.next(), isStopped: () => isStopped });
    } catch (error) {
      // The next day, or the next change, tries again.
      if (!isStopped) ctx.log.error('the visits of plans could not be made', error);
    } finally {
      isRunning = false;
    }
  }

  return {
    tick() {
      const today = officeToday(ctx);
      if (isStopped || isRunning || (!isDirty && filledOn === today)) return;
      isDirty = false;
      filledOn = today;
      if (!filler.sources.isEmpty() || filler.hasVisitsAhead()) void run();
    },
    stop() {
      isStopped = true;
      unsubscribe();
    },
  };
}
