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
  /** All keys, rising, part by part; what was given is not kept. */
  sorted(): Generator<readonly SharedKey[], void>;
}

interface Bucket {
  /** Each key, and behind it twice the customer, and one more where the key is a sure one. */
  entries: Float64Array;
  count: number;
}

export function createKeyBuckets(): KeyBuckets {
  const buckets = Array.from({ length: bucketCount }, (): Bucket => ({ ...emptyBucket }));
  return {
    add(hash, owner, isSure) {
      const bucket = buckets[Math.floor(hash / keysInBucket)];
      if (bucket === undefined) throw new RangeError('a key is a whole number below 2^52');
      if (bucket.count * 2 === bucket.entries.length) grow(bucket);
      bucket.entries[bucket.count * 2] = hash;
      bucket.entries[bucket.count * 2 + 1] = owner * 2 + Number(isSure);
      bucket.count += 1;
    },
    *sorted() {
      for (const [at, bucket] of buckets.entries()) {
        buckets[at] = emptyBucket;
        yield sharedIn(bucket);
      }
    },
  };
}

const emptyBucket: Bucket = { entries: new Float64Array(0), count: 0 };

function grow(bucket: Bucket): void {
  const entries = new Float64Array(Math.max(128, bucket.entries.length * 2));
  entries.set(bucket.entries);
  bucket.entries = entries;
}

function sharedIn({ entries, count }: Bucket): SharedKey[] {
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
