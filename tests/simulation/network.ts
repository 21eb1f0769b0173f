import { AppError } from '../../src-shared/rpc/errors.ts';
import type { Random } from '../faults/random.ts';

/*
 * The wire between laptops and office. A message travels only when the simulation lets it, so anything may happen on either side while it
 * is on its way: other people's pushes, a clock that jumps, the end of the program that waits for the answer.
 */

export type Fault = 'none' | 'request lost' | 'answer lost' | 'twice' | 'late' | 'server crash' | 'cut';

interface Message {
  readonly from: string;
  /** Delivering may put the answer on its way. */
  deliver(): Promise<void> | void;
  /** The laptop that waits for it has ended. */
  forget(): void;
}

export interface Network {
  /** Chances are zero and messages arrive at once while this is true. */
  isCalm: boolean;
  readonly faults: Readonly<Record<Fault, number>>;
  /** One question and its answer. `run` is the office's work; it may run later, twice, or never. */
  exchange<T>(from: string, signal: AbortSignal, run: (fault: Fault) => Promise<T>): Promise<T>;
  /** Lets one message travel; false where none is on its way. */
  deliverOne(): Promise<boolean>;
  isWaiting(laptop: string): boolean;
  /** The laptop has ended: nothing of it arrives any more, what is on its way to the office still may. */
  forget(laptop: string): void;
  /** Everything that is late arrives now. */
  settle(): Promise<void>;
}

const chances: Readonly<Record<Exclude<Fault, 'none'>, number>> = {
  'request lost': 0.08,
  'answer lost': 0.1,
  twice: 0.06,
  late: 0.05,
  'server crash': 0.05,
  cut: 0.05,
};

export function createNetwork(random: Random): Network {
  const onTheWay: Message[] = [];
  const late: (() => Promise<unknown>)[] = [];
  const counts: Record<Fault, number> = {
    none: 0,
    'request lost': 0,
    'answer lost': 0,
    twice: 0,
    late: 0,
    'server crash': 0,
    cut: 0,
  };

  const chooseFault = (): Fault => {
    let left = random.next();
    for (const [fault, chance] of Object.entries(chances)) {
      left -= chance;
      if (left < 0) return fault as Fault; // the table's own keys
    }
    return 'none';
  };

  const network: Network = {
    isCalm: false,
    faults: counts,
    exchange(from, signal, run) {
      const fault = network.isCalm ? 'none' : chooseFault();
      counts[fault] += 1;
      if (network.isCalm) return run(fault);
      return new Promise((resolve, reject) => {
        let isForgotten = false;
        const fail = () => reject(new AppError('offline', `the simulation: ${fault}`));
        if (signal.aborted) {
          fail();
          return;
        }
        signal.addEventListener('abort', () => {
          isForgotten = true;
          fail();
        });
        const send = (deliver: () => Promise<void> | void) =>
          onTheWay.push({
            from,
            deliver,
            forget: () => {
              isForgotten = true;
            },
          });
        const answer = (settle: () => void) =>
          send(() => {
            if (!isForgotten) settle();
          });
        send(async () => {
          if (fault === 'request lost') {
            answer(fail);
            return;
          }
          if (fault === 'late') {
            late.push(() => run('none').catch(() => undefined));
            answer(fail);
            return;
          }
          if (fault === 'twice') {
            // The first one's answer is lost on the way, its copy comes later or at once.
            const copy = async () => void (await run('none').catch(() => undefined));
            if (random.below(2) === 0) late.push(copy);
            else await copy();
          }
          try {
            const value = await run(fault);
            if (fault === 'answer lost') answer(fail);
            else answer(() => resolve(value));
          } catch (error) {
            answer(() => reject(error));
          }
        });
      });
    },
    async deliverOne() {
      if (late.length > 0 && random.below(4) === 0) {
        const [copy] = late.splice(random.below(late.length), 1);
        await copy?.();
        return true;
      }
      if (onTheWay.length === 0) return false;
      const [message] = onTheWay.splice(random.below(onTheWay.length), 1);
      await message?.deliver();
      return true;
    },
    isWaiting: (laptop) => onTheWay.some((message) => message.from === laptop),
    forget(laptop) {
      for (const message of onTheWay) if (message.from === laptop) message.forget();
    },
    async settle() {
      while (onTheWay.length > 0) await onTheWay.shift()?.deliver();
      while (late.length > 0) await late.shift()?.();
    },
  };
  return network;
}
