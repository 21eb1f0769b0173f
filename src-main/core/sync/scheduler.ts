/** Timers, so that a test drives them. */
export interface Timers {
  /** Answers the way to cancel. Never keeps a process alive. */
  after(ms: number, work: () => void): () => void;
}

export interface SchedulerDeps {
  readonly timers: Timers;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Answers whether it went well, and how long the office asked to be left alone. */
  readonly run: () => Promise<{ isWell: boolean; retryAfterS: number | null }>;
  /** Listens to the office until the stream ends or breaks. */
  readonly listen: (signal: AbortSignal) => Promise<void>;
}

/** Several changes within this become one push. */
const afterChangeMs = 100;
const pollMs = 60_000;
const firstPauseMs = 1000;
/** An office that was started again is found within seconds; one that stays away (a night, a trip) is asked once a minute. */
const longestPauseMs = 8000;
const longestPauseLaterMs = 60_000;
const laterFrom = 30;

export type Scheduler = ReturnType<typeof createScheduler>;

/** When to sync: after a change, when the office nudges, every minute, and with growing pauses while it fails. */
export function createScheduler(deps: SchedulerDeps) {
  const { timers } = deps;
  let isOn = false;
  let cancel: (() => void) | null = null;
  let dueIn = Number.POSITIVE_INFINITY;
  let failures = 0;
  let isRunning = false;
  let wantsAnother = false;
  let listening: AbortController | null = null;
  let running: Promise<void> = Promise.resolve();
  let hearing: Promise<void> = Promise.resolve();
  let cancelListening: (() => void) | null = null;
  let listenFailures = 0;

  const pauseAfter = (count: number) => {
    const most =
      count < laterFrom ? longestPauseMs : Math.min(longestPauseLaterMs, longestPauseMs * 2 ** Math.min(count - laterFrom, 10));
    // Half of it is chance: laptops that lost the office together do not come back together.
    return Math.min(most, firstPauseMs * 2 ** Math.min(count - 1, 10)) * (0.5 + deps.random() / 2);
  };

  const plan = (ms: number) => {
    if (!isOn || isRunning) return;
    if (cancel !== null) {
      if (dueIn <= ms) return;
      cancel();
    }
    dueIn = ms;
    cancel = timers.after(ms, () => {
      cancel = null;
      dueIn = Number.POSITIVE_INFINITY;
      running = go();
    });
  };
  const go = async (): Promise<void> => {
    isRunning = true;
    wantsAnother = false;
    // A run answers what went wrong; one that throws all the same must not be the last.
    const { isWell, retryAfterS } = await deps.run().catch(() => ({ isWell: false, retryAfterS: null }));
    isRunning = false;
    failures = isWell ? 0 : failures + 1;
    if (isWell) plan(wantsAnother ? afterChangeMs : pollMs);
    else plan(Math.max(pauseAfter(failures), (retryAfterS ?? 0) * 1000));
  };
  /** Something is to be sent or fetched. While the office cannot be reached its own pauses decide. */
  const soon = (ms: number) => {
    wantsAnother = true;
    if (failures === 0) plan(ms);
  };
  const listen = () => {
    if (!isOn) return;
    listening = new AbortController();
    hearing = deps.listen(listening.signal).then(
      () => {
        listenFailures = 0;
      },
      () => {
        listenFailures += 1;
      },
    );
    void hearing.then(() => {
      if (!isOn) return;
      cancelListening = timers.after(pauseAfter(Math.max(1, listenFailures)), listen);
    });
  };

  return {
    start(): void {
      if (isOn) return;
      isOn = true;
      failures = 0;
      plan(0);
      listen();
    },
    async stop(): Promise<void> {
      isOn = false;
      cancel?.();
      cancel = null;
      dueIn = Number.POSITIVE_INFINITY;
      cancelListening?.();
      cancelListening = null;
      listening?.abort();
      await running;
      await hearing;
    },
    onLocalChange: () => soon(afterChangeMs),
    nudge: () => soon(0),
    /** A run outside the plan went well or not: the pauses follow. */
    ran(isWell: boolean): void {
      if (isWell) failures = 0;
    },
  };
}
