import { hash, verify } from '@node-rs/argon2';
import type { PasswordCost } from '../platform/app.ts';
import { refuse } from '../platform/refusal.ts';
import { normalPassword } from './password-rules.ts';

/** More at once would take 64 MiB each and all cores from the people who work. */
const mostHashesAtOnce = 4;
const mostHashesWaiting = 64;

export interface TryGate {
  mayGoOn(): boolean;
  settle(wasRight: boolean): void;
}

export interface PasswordHasher {
  /** As a PHC string, `$argon2id$v=19$m=…`. */
  hash(password: string): Promise<string>;
  /**
   * False for a wrong password; with `stored` null (nobody has this account) it works as long and says false. `gate` is asked when its
   * turn has come and told before the next one's, so that it knows how all before ended; where it says no the answer is null.
   */
  matches(stored: string | null, password: string, gate?: TryGate): Promise<boolean | null>;
  /** How many hashes are being made now, and the most there ever were. */
  load(): { readonly now: number; readonly most: number };
}

/** Argon2id. Where so many wait that an answer would take seconds it refuses: `unavailable`. */
export function createPasswordHasher(cost: PasswordCost): PasswordHasher {
  // 2 is Argon2id; the package's enum is a type only.
  const options = { algorithm: 2, memoryCost: cost.memoryKiB, timeCost: cost.rounds, parallelism: cost.lanes };
  const waiting: (() => void)[] = [];
  let now = 0;
  let most = 0;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (now >= mostHashesAtOnce) {
      if (waiting.length >= mostHashesWaiting) refuse('unavailable', 'too many passwords are being checked', { retryAfterS: 2 });
      // Whoever finishes hands his place on, so `now` does not change here.
      await new Promise<void>((go) => waiting.push(go));
    } else {
      now += 1;
    }
    most = Math.max(most, now);
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) now -= 1;
      else next();
    }
  }

  // Made once, with the same costs as a real one: a check against it takes as long, so that the time of an answer does not tell which
  // accounts exist.
  let nobody: Promise<string> | null = null;
  async function hashOfNobody(): Promise<string> {
    nobody ??= inTurn(() => hash('nobody has this password, and nobody may', options));
    return nobody;
  }

  return {
    hash: (password) => inTurn(() => hash(normalPassword(password), options)),
    matches: async (stored, password, gate) => {
      const against = stored ?? (await hashOfNobody());
      return inTurn(async () => {
        if (gate?.mayGoOn() === false) return null;
        const isRight = (await verify(against, normalPassword(password))) && stored !== null;
        gate?.settle(isRight);
        return isRight;
      });
    },
    load: () => ({ now, most }),
  };
}
