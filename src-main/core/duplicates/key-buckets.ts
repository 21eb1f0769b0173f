/*
 * The keys of all customers while pairs are looked for: a million numbers of a hundred thousand customers. They lie in plain lists of numbers,
 * which a garbage collector neither walks nor moves, and in many small parts, so that sorting one is short.
 */

/** Of 52 bits, the upper twelve say in which part a key lies. */
const bucketCount = 4096;
const keysInBucket = 2 ** 52 / bucketCount;

/** Customers that share a key, each once, in the order in which they were added. */
export interface SharedKey {
  readonly key: number;
  readonly isSure: boolean;
  readonly owners: readonly number[];
}

export interface KeyBuckets {
  /** Customers one after the other, each with all its keys. */
  add(hash: number, owner: number, isSure: boolean): void;
  /** All keys, rising, part by part, some parts empty; what was given is not kept. */
  sorted(): Generator<readonly SharedKey[], void>;
}

/** So many keys are added before there is a new list for more: half a megabyte. */
const keysInList = 2 ** 15;
/** So many numbers are moved in one step: the first of them go to memory that the system has yet to give. */
const movedAtOnce = 2 ** 12;

export function createKeyBuckets(): KeyBuckets {
  // Each key, and behind it twice the customer, and one more where the key is a sure one. Few long lists: of many that grow a garbage
  // collector would look through everything again and again, since what they have outgrown counts as much as what they hold.
  let lists: Float64Array[] = [];
  let last = new Float64Array(0);
  let filled = 0;
  const counts = new Uint32Array(bucketCount);
  return {
    add(hash, owner, isSure) {
      const part = Math.floor(hash / keysInBucket);
      if (!(part >= 0 && part < bucketCount)) throw new RangeError('a key is a whole number below 2^52');
      if (filled === last.length) {
        last = new Float64Array(keysInList * 2);
        lists.push(last);
        filled = 0;
      }
      last[filled] = hash;
      last[filled + 1] = owner * 2 + Number(isSure);
      filled += 2;
      counts[part] = (counts[part] ?? 0) + 1;
    },
    *sorted() {
      const ends = new Uint32Array(bucketCount);
      let total = 0;
      for (let part = 0; part < bucketCount; part += 1) {
        ends[part] = total;
        total += counts[part] ?? 0;
      }
      const entries = new Float64Array(total * 2);
      yield [];
      for (const list of lists) {
        const size = list === last ? filled : list.length;
        for (let from = 0; from < size; from += movedAtOnce) {
          for (let at = from; at < Math.min(size, from + movedAtOnce); at += 2) {
            const part = Math.floor((list[at] ?? 0) / keysInBucket);
            const to = ends[part] ?? 0;
            entries[to * 2] = list[at] ?? 0;
            entries[to * 2 + 1] = list[at + 1] ?? 0;
            ends[part] = to + 1;
          }
          yield [];
        }
      }
      lists = [];
      last = new Float64Array(0);
      filled = 0;
      counts.fill(0);
      for (let part = 0; part < bucketCount; part += 1) {
        const [from, to] = [part === 0 ? 0 : (ends[part - 1] ?? 0), ends[part] ?? 0];
        yield sharedIn(entries.subarray(from * 2, to * 2));
      }
    },
  };
}

function sharedIn(entries: Float64Array): SharedKey[] {
  const count = entries.length / 2;
  const shared: SharedKey[] = [];
  const order = orderOf(entries, count);
  for (let from = 0; from < count; ) {
    const first = (order[from] ?? 0) * 2;
    const key = entries[first] ?? 0;
    const isSure = (entries[first + 1] ?? 0) % 2 === 1;
    const owners = [Math.floor((entries[first + 1] ?? 0) / 2)];
    for (from += 1; from < count && entries[(order[from] ?? 0) * 2] === key; from += 1) {
      const owner = Math.floor((entries[(order[from] ?? 0) * 2 + 1] ?? 0) / 2);
      if (owners[owners.length - 1] !== owner) owners.push(owner);
    }
    shared.push({ key, isSure, owners });
  }
  return shared;
}

/**
 * The places of the keys, rising. Of one key the order of adding stays, so that a customer who has a key twice, from two of its values, has it
 * in two neighbours.
 */
function orderOf(entries: Float64Array, count: number): Float64Array {
  // What a key has beside its part, and its place behind it, are one whole number: such are sorted without a function asked for each two.
  const order = new Float64Array(count);
  if (count <= mostInOneNumber) {
    for (let at = 0; at < count; at += 1) order[at] = ((entries[at * 2] ?? 0) % keysInBucket) * mostInOneNumber + at;
    order.sort();
    for (let at = 0; at < count; at += 1) order[at] = (order[at] ?? 0) % mostInOneNumber;
    return order;
  }
  for (let at = 0; at < count; at += 1) order[at] = at;
  return order.sort((x, y) => (entries[x * 2] ?? 0) - (entries[y * 2] ?? 0));
}

/** 40 bits of a key and these 13 are the 53 that a number holds exactly. */
const mostInOneNumber = 2 ** 13;
