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
  readonly rids: readonly number[];
}

export interface KeyBuckets {
  /** Customers one after the other, each with all its keys. */
  add(hash: number, rid: number, isSure: boolean): void;
  /** All keys, rising, part by part; what was given is not kept. */
  sorted(): Generator<readonly SharedKey[], void>;
}

interface Bucket {
  keys: Float64Array;
  /** Twice the customer, and one more where the key is a sure one. */
  owners: Float64Array;
  count: number;
}

export function createKeyBuckets(): KeyBuckets {
  const buckets = Array.from({ length: bucketCount }, (): Bucket => ({ ...emptyBucket }));
  return {
    add(hash, rid, isSure) {
      const bucket = buckets[Math.floor(hash / keysInBucket)];
      if (bucket === undefined) throw new RangeError('a key is a whole number below 2^52');
      if (bucket.count === bucket.keys.length) grow(bucket);
      bucket.keys[bucket.count] = hash;
      bucket.owners[bucket.count] = rid * 2 + Number(isSure);
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

const emptyBucket: Bucket = { keys: new Float64Array(0), owners: new Float64Array(0), count: 0 };

function grow(bucket: Bucket): void {
  const size = Math.max(64, bucket.keys.length * 2);
  const [keys, owners] = [new Float64Array(size), new Float64Array(size)];
  keys.set(bucket.keys);
  owners.set(bucket.owners);
  bucket.keys = keys;
  bucket.owners = owners;
}

function sharedIn({ keys, owners, count }: Bucket): SharedKey[] {
  const shared: SharedKey[] = [];
  // Of one key the order of adding stays, so that a customer who has a key twice, from two of its values, has it in two neighbours.
  const order = Uint32Array.from({ length: count }, (_, at) => at).sort((x, y) => (keys[x] ?? 0) - (keys[y] ?? 0));
  for (let from = 0; from < count; ) {
    const first = order[from] ?? 0;
    const key = keys[first] ?? 0;
    const rids: number[] = [];
    for (; from < count && keys[order[from] ?? 0] === key; from += 1) {
      const rid = Math.floor((owners[order[from] ?? 0] ?? 0) / 2);
      if (rids[rids.length - 1] !== rid) rids.push(rid);
    }
    shared.push({ key, isSure: (owners[first] ?? 0) % 2 === 1, rids });
  }
  return shared;
}
