import { AppError } from '../../../src-shared/rpc/errors.ts';
import { mostOpsInPush, type OpResult, type PushAnswer, type PushRequest } from '../../../src-shared/sync/protocol.ts';
import { schemaVersion } from '../platform/migrate.ts';
import { pauseForOthers } from '../platform/pause.ts';
import type { Clock } from '../platform/ports.ts';
import type { PageDoor, Touched } from './apply-page.ts';
import type { OfficeLink } from './link.ts';
import type { OfficeCalls, Run } from './office-calls.ts';
import { batchAfter, type BatchEntry, nextBatch, placeholder } from './push-batch.ts';
import type { Renewal } from './renew-device.ts';
import type { StateStore } from './state.ts';

export interface PushDeps {
  readonly door: PageDoor;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly link: OfficeLink;
  readonly calls: OfficeCalls;
  readonly renewal: Renewal;
  readonly onTouched: (touched: Touched) => void;
}

/**
 * Sends everything that waits, in the order of its numbers. A batch whose answer was lost is sent again with the same numbers, and the office
 * answers what it answered then. The queue always goes on: a refused operation is set aside with its values.
 *
 *     laptop   batch 1 ──────────────┐      ┌ batch 2 ─ write down answer 1 ─ make batch 3 ready ┐      ┌ batch 3 ─ …
 *     office                         └ work ┘                                               work ┘
 *
 * One push is under way at a time; while the office works on it the laptop does its own part of the one before.
 */
export function createPush(deps: PushDeps) {
  const { door, state, link, calls, renewal } = deps;
  let mostOps = mostOpsInPush;

  const batchOf = (entries: readonly BatchEntry[]): Batch => ({
    entries,
    request: {
      deviceId: state.get('device_id') ?? '',
      epoch: state.get('server_epoch') ?? '',
      schemaV: schemaVersion,
      ops: entries.map(({ wire }) => wire),
    },
  });
  const send = (run: Run, { request }: Batch): Promise<PushAnswer> => calls.ask(run, (signal) => link.push(request, signal));

  /** Sends less where the office cannot read a batch; of the one operation that it cannot read, the number alone. */
  const sendReadable = async (run: Run, batch: Batch): Promise<{ answer: PushAnswer; sent: readonly BatchEntry[] }> => {
    const { entries } = batch;
    try {
      const answer = await send(run, batch);
      mostOps = Math.min(mostOpsInPush, mostOps * 2);
      return { answer, sent: entries };
    } catch (error) {
      const isUnreadable = error instanceof AppError && (error.code === 'invalid' || error.code === 'too-large');
      const [only] = entries;
      if (!isUnreadable || only === undefined) throw error;
      if (entries.length > 1) {
        mostOps = Math.max(1, Math.floor(entries.length / 2));
        return sendReadable(run, batchOf(entries.slice(0, mostOps)));
      }
      if (only.isPlaceholder) throw error;
      const sent = [placeholder(only.op)];
      return { answer: await send(run, batchOf(sent)), sent };
    }
  };

  const takeAnswer = ({ answer, sent }: Taken): void => {
    const results = new Map(answer.results.map((result) => [result.opNo, result]));
    const answered = sent.flatMap((entry) => {
      const result = results.get(entry.op.opNo);
      return result === undefined ? [] : [{ op: entry.op, seq: answer.seq, ...verdictOf(entry, result) }];
    });
    if (answered.length === 0) throw new AppError('unexpected', 'the office answered none of the operations it was sent');
    const isPlain = answered.every(({ refusal, note, hasLine }) => refusal === null && note === null && hasLine);
    // What is sent again was answered before, and may have been followed by more since.
    if (answer.echo !== undefined && isPlain && sent.length === answered.length && renewal.resending() === null) {
      const ops = sent.map(({ op }) => op);
      const touched = door.echoed(ops, { seq: answer.seq, echo: answer.echo });
      if (touched !== null) return deps.onTouched(touched);
    }
    const last = answered[answered.length - 1]?.op.opNo ?? 0;
    const now = new Date(deps.clock.now()).toISOString();
    deps.onTouched(door.answered(answered, now, () => renewal.sentUpTo(last)));
  };

  return async function pushAll(run: Run): Promise<void> {
    let gaps = 0;
    /** Read out of the outbox while the office had the batch before it. */
    let ready: Batch | null = null;
    /** Answered, and not yet written down: only while `ready` is there to be sent first. */
    let untaken: Taken | null = null;
    for (;;) {
      const resending = renewal.resending();
      const batch: Batch = ready ?? batchOf(nextBatch(door.outbox, { mostOps }, resending));
      if (batch.entries.length === 0) {
        if (resending === null) return;
        // A number that is not here any more: a new device's numbers begin after it.
        await renewal.skipMissing(run, resending);
        continue;
      }
      const sending = sendReadable(run, batch);
      sending.catch(() => undefined); // awaited below, after what may throw first
      ready = null;
      try {
        await onTheLine();
        if (untaken !== null) takeAnswer(untaken);
        untaken = null;
        if (resending === null) {
          const entries = batchAfter(door.outbox, { mostOps }, batch.entries);
          if (entries.length > 0) ready = batchOf(entries);
          if (ready !== null) link.makeReady?.(ready.request);
        }
      } catch (error) {
        // One push at a time, whatever happens here: the next run begins when this one's is over.
        await sending.catch(() => undefined);
        throw error;
      }
      const { answer, sent } = await sending;
      if (sent !== batch.entries || answer.outcome !== 'done') ready = null;
      if (answer.outcome === 'done') {
        gaps = 0;
        if (ready !== null) untaken = { answer, sent };
        else takeAnswer({ answer, sent });
      } else if (answer.outcome === 'rewound') {
        await renewal.renew(run);
      } else {
        gaps += 1;
        if (gaps > 3) throw new AppError('unexpected', `the office asks again and again for what comes after ${answer.lastOpNo}`);
        renewal.sendAgainAfter(answer.lastOpNo);
      }
      await pauseForOthers();
    }
  };
}

interface Batch {
  readonly entries: readonly BatchEntry[];
  readonly request: PushRequest;
}

interface Taken {
  readonly answer: Extract<PushAnswer, { outcome: 'done' }>;
  readonly sent: readonly BatchEntry[];
}

/** Lets the request go out before this thread does something else: the network's own steps need a turn each. */
async function onTheLine(): Promise<void> {
  await pauseForOthers();
  await pauseForOthers();
}

interface Verdict {
  readonly refusal: string | null;
  readonly note: string | null;
  readonly hasLine: boolean;
}

function verdictOf(entry: BatchEntry, result: OpResult): Verdict {
  // Whoever wrote it sees what he wrote, and that nobody could read it.
  if (entry.isPlaceholder) return refused({ code: 'invalid', field: null, reason: null });
  switch (result.status) {
    case 'ok':
      return accepted(result, null);
    case 'adjusted':
      return accepted(result, { status: result.status, fields: result.fields });
    case 'conflict':
      return accepted(result, { status: result.status, conflictIds: result.conflictIds });
    case 'rejected':
      return refused({ code: result.code, field: result.field, reason: result.reason });
  }
}

const refused = (why: object): Verdict => ({ refusal: JSON.stringify(why), note: null, hasLine: false });
const accepted = (result: { readonly hasNoLine?: true }, note: object | null): Verdict => ({
  refusal: null,
  note: note === null ? null : JSON.stringify(note),
  hasLine: result.hasNoLine !== true,
});
