import { AppError } from '../../src-shared/rpc/errors.ts';
import {
  protocolVersion,
  oldestProtocol,
  type PullAnswer,
  type PushAnswer,
  type WireOp,
} from '../../src-shared/sync/protocol.ts';
import type { Answered, OfficeLink } from '../../src-main/core/sync/link.ts';
import type { Random } from '../faults/random.ts';
import type { Laptop } from './laptop.ts';
import { pageForOlder, snapshotForOlder } from './older-laptop.ts';
import type { Fault, Network } from './network.ts';
import type { Office, OfficeSession } from './office.ts';

/** What the link tells of questions and answers, for the rules that are checked while the simulation runs. */
export interface LinkEars {
  sent(session: OfficeSession, ops: readonly WireOp[]): void;
  renewed(): void;
}

/** The real engine's link over the simulated wire. Everything crosses as text, as it would over HTTP. */
export function createLink(laptop: () => Laptop, network: Network, office: Office, random: Random, ears: LinkEars): OfficeLink {
  const here = () => {
    const { state } = laptop().session.ctx;
    const deviceId = state.get('session_device_id');
    if (deviceId === null) throw new AppError('signed-out', 'the simulated laptop has no session');
    return { deviceId, userId: laptop().userId };
  };
  const answered = <T>(answer: T): Answered<T> => ({
    answer,
    epoch: office.epoch(),
    serverTime: office.now(),
    roundTripMs: 40,
  });
  /** A server that ends in the middle of anything else than a push has nothing to lose but the answer. */
  const failed = (fault: Fault) => {
    if (fault === 'server crash' || fault === 'cut') throw new AppError('offline', `the simulation: ${fault}`);
  };

  return {
    async hello(signal) {
      const hello = {
        product: 'fieldbook',
        protocol: protocolVersion,
        oldestProtocol,
        version: '0',
        serverTime: office.now(),
      } as const;
      return network.exchange(laptop().name, signal, async (fault) => {
        failed(fault);
        return { hello, roundTripMs: 40 };
      });
    },
    push(request, signal) {
      const session = here();
      const text = JSON.stringify({ ...request, schemaV: request.schemaV - (laptop().isOlder ? 1 : 0) });
      ears.sent(session, request.ops);
      return network.exchange(laptop().name, signal, async (fault) => {
        const sent = JSON.parse(text) as typeof request; // the text of just before
        if (sent.epoch !== office.epoch()) throw new AppError('office-changed', 'another life of the office');
        const answer = await office.push(session, sent, fault === 'server crash');
        failed(fault);
        return answered(JSON.parse(JSON.stringify(answer)) as PushAnswer); // as it crosses the wire
      });
    },
    pull(query, signal) {
      const session = here();
      return network.exchange(laptop().name, signal, async (fault) => {
        failed(fault);
        // Small pages, so that there are many of them.
        const answer = await office.pull(session, { ...query, limit: 1 + random.below(12) });
        if (answer === null) return answered(null);
        const page = JSON.parse(JSON.stringify(answer)) as PullAnswer; // as it crosses the wire
        return answered(laptop().isOlder ? pageForOlder(page) : page);
      });
    },
    digests(cursor, signal) {
      const session = here();
      return network.exchange(laptop().name, signal, async (fault) => {
        if (fault === 'server crash') failed(fault);
        const digests = await office.digests(session, cursor);
        failed(fault);
        return answered(digests);
      });
    },
    contents(scope, signal) {
      const session = here();
      return network.exchange(laptop().name, signal, async (fault) => {
        if (fault === 'server crash') failed(fault);
        const contents = await office.contents(session, scope);
        failed(fault);
        return answered(contents);
      });
    },
    snapshot(query, signal) {
      const session = here();
      return network.exchange(laptop().name, signal, async (fault) => {
        if (fault === 'server crash') failed(fault);
        const lines = await office.snapshot(session, query);
        return answered(linesOf(laptop().isOlder ? snapshotForOlder(lines) : lines, fault === 'cut'));
      });
    },
    events: async () => undefined,
    async renewDevice({ deviceId, lastOpNo }, signal) {
      const { userId } = laptop();
      const { state } = laptop().session.ctx;
      await network.exchange(laptop().name, signal, async (fault) => {
        await office.registerDevice(userId, deviceId, lastOpNo);
        ears.renewed();
        failed(fault);
      });
      state.set('session_device_id', deviceId);
    },
  };
}

async function* linesOf(lines: readonly string[], isCut: boolean): AsyncGenerator<string> {
  const end = isCut ? Math.floor(lines.length / 2) : lines.length;
  for (const line of lines.slice(0, end)) yield line;
  if (isCut) throw new AppError('offline', 'the simulation: the stream was cut');
}
