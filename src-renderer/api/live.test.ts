import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { CoreEvent } from '../../src-shared/rpc/events.ts';
import type { LiveEntity } from './live.ts';
import { createQueryClient, followChanges, jobsKey } from './live.ts';

function aScreen(entities: readonly LiveEntity[]) {
  const queries = createQueryClient();
  let asked = 0;
  const observer = new QueryObserver(queries, { queryKey: ['shown'], meta: { entities }, queryFn: async () => ++asked });
  const frames: (() => void)[] = [];
  let tell: (event: CoreEvent) => void = () => {};
  const stop = followChanges({ subscribe: (listener) => ((tell = listener), () => {}) }, queries, (run) => frames.push(run));
  const leave = observer.subscribe(() => {});
  return {
    queries,
    tell: (event: CoreEvent) => tell(event),
    paint: async () => {
      for (const frame of frames.splice(0)) frame();
      await observer.refetch({ cancelRefetch: false });
    },
    shown: async () => (await queries.ensureQueryData<number>({ queryKey: ['shown'] })) ?? 0,
    stop: () => (leave(), stop(), queries.clear()),
    frames,
    isStale: () => queries.getQueryState(['shown'])?.isInvalidated ?? false,
  };
}

test('a hundred changes of one moment ask for the screen once', async () => {
  const screen = aScreen(['customers']);
  await screen.shown();
  for (let count = 0; count < 100; count += 1) screen.tell({ type: 'changed', entity: 'customers', ids: [String(count)] });
  expect(screen.frames).toHaveLength(1);
  screen.stop();
});

test('changes that go on and on ask again when the answer before has come, and lose none', async () => {
  const queries = createQueryClient();
  let stored = 0;
  let asked = 0;
  const release: (() => void)[] = [];
  const frames: (() => void)[] = [];
  let tell: (event: CoreEvent) => void = () => {};
  const stop = followChanges({ subscribe: (listener) => ((tell = listener), () => {}) }, queries, (run) => frames.push(run));
  const queryFn = async () => {
    asked += 1;
    const read = stored;
    await new Promise<void>((resolve) => release.push(resolve));
    return read;
  };
  const observer = new QueryObserver(queries, { queryKey: ['shown'], meta: { entities: ['customers'] }, queryFn });
  const leave = observer.subscribe(() => {});
  release.shift()?.();
  await expect.poll(() => queries.getQueryData(['shown'])).toBe(0);
  for (let count = 1; count <= 50; count += 1) {
    stored = count;
    tell({ type: 'changed', entity: 'customers', ids: null });
    for (const frame of frames.splice(0)) frame();
  }
  expect(asked).toBe(2);
  release.shift()?.();
  await expect.poll(() => frames.length).toBe(1);
  for (const frame of frames.splice(0)) frame();
  await expect.poll(() => release.length).toBe(1);
  release.shift()?.();
  await expect.poll(() => queries.getQueryData(['shown'])).toBe(50);
  expect(asked).toBe(3);
  leave();
  stop();
  queries.clear();
});

test('a change that comes while a screen is read for the first time is not lost', async () => {
  const queries = createQueryClient();
  let stored = 'old';
  const release: (() => void)[] = [];
  const frames: (() => void)[] = [];
  let tell: (event: CoreEvent) => void = () => {};
  const stop = followChanges({ subscribe: (listener) => ((tell = listener), () => {}) }, queries, (run) => frames.push(run));
  const observer = new QueryObserver(queries, {
    queryKey: ['shown'],
    meta: { entities: ['visits'] },
    queryFn: async () => {
      const read = stored;
      await new Promise<void>((resolve) => release.push(resolve));
      return read;
    },
  });
  const leave = observer.subscribe(() => {});
  stored = 'new';
  tell({ type: 'changed', entity: 'visits', ids: null });
  for (const frame of frames) frame();
  release.shift()?.();
  await expect.poll(() => release.length).toBe(1);
  release.shift()?.();
  await expect.poll(() => queries.getQueryData(['shown'])).toBe('new');
  leave();
  stop();
  queries.clear();
});

test('a change of visits leaves a screen of settings alone', async () => {
  const screen = aScreen(['settings']);
  await screen.shown();
  screen.tell({ type: 'changed', entity: 'visits', ids: null });
  for (const frame of screen.frames) frame();
  expect(await screen.shown()).toBe(1);
  screen.stop();
});

test('after a broken connection everything is asked for again', async () => {
  const screen = aScreen(['settings']);
  expect(await screen.shown()).toBe(1);
  screen.tell({ type: 'changed', entity: '*', ids: null });
  await screen.paint();
  expect(await screen.shown()).toBe(2);
  screen.stop();
});

test('the newest word about a running job replaces the older one', () => {
  const screen = aScreen([]);
  const job = { id: 'j', kind: 'demo', state: 'running', done: 1, total: 10, subject: '', error: null } as const;
  screen.tell({ type: 'job', job });
  screen.tell({ type: 'job', job: { ...job, done: 9 } });
  expect(screen.queries.getQueryData(jobsKey)).toEqual([{ ...job, done: 9 }]);
  screen.stop();
});

test('an answer that is older than what was told of a job meanwhile does not stand', async () => {
  const screen = aScreen([]);
  const job = { id: 'j', kind: 'demo', state: 'running', done: 0, total: null, subject: '', error: null } as const;
  const answers: ((jobs: readonly unknown[]) => void)[] = [];
  const asked = () => new Promise<readonly unknown[]>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(screen.queries, { queryKey: jobsKey, meta: { entities: [] }, queryFn: asked });
  const leave = observer.subscribe(() => undefined);
  screen.tell({ type: 'job', job: { ...job, done: 120 } });
  answers[0]?.([job]);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.([{ ...job, done: 120 }]);
  await expect.poll(() => screen.queries.getQueryData(jobsKey)).toEqual([{ ...job, done: 120 }]);
  leave();
  screen.stop();
});
