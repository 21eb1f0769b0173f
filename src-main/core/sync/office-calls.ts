import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Clock } from '../platform/ports.ts';
import type { Answered } from './link.ts';
import type { StateStore } from './state.ts';

/** What one run of the engine shares with its steps. */
export interface Run {
  readonly signal: AbortSignal;
  /** Something moved: the watchdog begins to count anew. */
  progress(): void;
}

/** A difference of clocks below this is the network's; writing it down each time would cost a commit. */
const worthKeepingMs = 2000;

export type OfficeCalls = ReturnType<typeof createOfficeCalls>;

/** Every question to the office goes through here: its life is checked, its clock is read, and a link that hangs is left alone. */
export function createOfficeCalls(deps: { readonly state: StateStore; readonly clock: Clock }) {
  const { state, clock } = deps;
  let offset = Number(state.get('clock_offset_ms') ?? 0);

  const noteClock = ({ serverTime, roundTripMs }: Answered<unknown>) => {
    const now = Math.round(clock.now() - roundTripMs / 2 - serverTime);
    if (Math.abs(now - offset) < worthKeepingMs) return;
    offset = now;
    state.set('clock_offset_ms', String(offset));
  };

  return {
    clockOffset: () => offset,
    /** @throws `office-changed` where another life of the office's database answered than the one this laptop knows. */
    async ask<T>(run: Run, question: (signal: AbortSignal) => Promise<Answered<T>>): Promise<T> {
      const answered = await untilAborted(question(run.signal), run.signal);
      run.progress();
      noteClock(answered);
      const known = state.get('server_epoch');
      if (known === null) state.set('server_epoch', answered.epoch);
      else if (known !== answered.epoch) throw officeChanged({ epoch: answered.epoch });
      return answered.answer;
    },
    /** The same without comparing lives: the person has just accepted the new one. */
    async askAnew<T>(run: Run, question: (signal: AbortSignal) => Promise<Answered<T>>): Promise<Answered<T>> {
      const answered = await untilAborted(question(run.signal), run.signal);
      run.progress();
      noteClock(answered);
      return answered;
    },
  };
}

export function officeChanged(details: Record<string, string | number>): AppError {
  return new AppError('office-changed', 'the office was put back to an earlier day, or it is another office', { details });
}

/** A link should end what it does when it is told to; the engine goes on even where one does not. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined);
    return Promise.reject(aborted());
  }
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(aborted());
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function aborted(): AppError {
  return new AppError('offline', 'the request was given up', { details: { cause: 'aborted' } });
}
