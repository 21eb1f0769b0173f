import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Contract } from '../../src-shared/contract.ts';
import { createClient } from '../../src-shared/rpc/client.ts';
import type { Outcome } from '../../src-shared/rpc/errors.ts';
import { createDraftStore } from './draft-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const key = 'interaction.of-tuan';

/** The core, as far as drafts see it. */
function aCore(kept: Record<string, string> = {}) {
  const drafts = new Map(Object.entries(kept));
  const calls: string[] = [];
  const held: (() => void)[] = [];
  const world = { drafts, calls, held, isAway: false, isSlow: false };
  const call = async (procedure: string, input: unknown): Promise<Outcome<unknown>> => {
    const { key: name = '', json = '' } = input as { key?: string; json?: string }; // the inputs of drafts.*
    calls.push(`${procedure} ${name} ${json}`.trim());
    if (world.isSlow) await new Promise<void>((resolve) => held.push(resolve));
    if (world.isAway) return { ok: false, error: { code: 'busy', message: 'the core is being started again' } };
    if (procedure === 'drafts.list')
      return { ok: true, value: { drafts: [...drafts].map(([of, text]) => ({ key: of, json: text })) } };
    if (procedure === 'drafts.keep') drafts.set(name, json);
    else drafts.delete(name);
    return { ok: true, value: {} };
  };
  return { ...world, world, client: createClient<Contract>({ call, subscribe: () => () => {} }) };
}

function aBrowserWith(entries: Record<string, string>) {
  const stored = new Map(Object.entries(entries));
  return {
    stored,
    storage: {
      get length() {
        return stored.size;
      },
      key: (index: number) => [...stored.keys()][index] ?? null,
      getItem: (name: string) => stored.get(name) ?? null,
      removeItem: (name: string) => void stored.delete(name),
    },
  };
}

const pause = () => vi.advanceTimersByTimeAsync(0);

test('what is typed is kept a second later, in one piece', async () => {
  const { client, calls } = aCore();
  const store = createDraftStore(client, null);
  for (const text of ['A', 'An', 'Anh']) store.keep(key, { text });
  await vi.advanceTimersByTimeAsync(999);
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls).toEqual([`drafts.keep ${key} {"text":"Anh"}`]);
  expect(store.read(key)).toEqual({ text: 'Anh' });
});

test('what is typed is handed over at once when the window goes, even while an earlier word is on its way', async () => {
  const { client, calls, world } = aCore();
  const store = createDraftStore(client, null);
  world.isSlow = true;
  store.keep(key, { text: 'Anh' });
  await vi.advanceTimersByTimeAsync(1000);
  store.keep(key, { text: 'Anh Tuấn' });
  store.flush();
  expect(calls.at(-1)).toBe(`drafts.keep ${key} {"text":"Anh Tuấn"}`);
});

test('a saved form is forgotten, also when its last words are still on their way', async () => {
  const { client, calls, drafts, held, world } = aCore();
  const store = createDraftStore(client, null);
  world.isSlow = true;
  store.keep(key, { text: 'Anh' });
  await vi.advanceTimersByTimeAsync(1000);
  store.clear(key);
  await pause();
  expect(calls).toEqual([`drafts.keep ${key} {"text":"Anh"}`]);
  world.isSlow = false;
  for (const release of held.splice(0)) release();
  await pause();
  expect(calls.at(-1)).toBe(`drafts.clear ${key}`);
  expect([...drafts]).toEqual([]);
  expect(store.read(key)).toBeUndefined();
});

test('what could not be kept while the core was away is kept with the next word', async () => {
  const { client, drafts, world } = aCore();
  const store = createDraftStore(client, null);
  world.isAway = true;
  store.keep(key, { text: 'Anh' });
  await vi.advanceTimersByTimeAsync(1000);
  world.isAway = false;
  store.keep('contact.new', { name: 'Đức' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(Object.fromEntries(drafts)).toEqual({ [key]: '{"text":"Anh"}', 'contact.new': '{"name":"Đức"}' });
});

test('a form finds what was kept before, and opens empty where the core does not answer', async () => {
  const { client, world } = aCore({ [key]: '{"text":"Anh"}' });
  const store = createDraftStore(client, null);
  await store.fill();
  expect(store.read(key)).toEqual({ text: 'Anh' });
  world.isAway = true;
  const other = createDraftStore(client, null);
  await other.fill();
  expect(other.read(key)).toBeUndefined();
});

test('drafts of an earlier version move out of the browser into the database, once', async () => {
  const { client, drafts } = aCore({ 'contact.new': '{"name":"newer"}' });
  const { storage, stored } = aBrowserWith({
    [`fieldbook.draft.${key}`]: '{"text":"Anh"}',
    'fieldbook.draft.contact.new': '{"name":"older"}',
    'fieldbook.draft.broken': '{"text":',
    'another.thing': '1',
  });
  const store = createDraftStore(client, storage);
  await Promise.all([store.fill(), store.fill()]);
  expect(store.read(key)).toEqual({ text: 'Anh' });
  expect(Object.fromEntries(drafts)).toEqual({ 'contact.new': '{"name":"newer"}', [key]: '{"text":"Anh"}' });
  expect([...stored.keys()]).toEqual(['another.thing']);
});
