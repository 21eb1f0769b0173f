import { expect, test, vi } from 'vitest';
import { createQueryClient } from './live.ts';
import { sharedOf } from './use-shared-answer.ts';

function lists() {
  const queries = createQueryClient();
  const asked = vi.fn(async () => ({ turn: asked.mock.calls.length }));
  const options = { queryKey: ['lists', 'all'], meta: { entities: ['listItems'] as const }, queryFn: asked };
  return { queries, asked, shared: () => sharedOf(queries, options) };
}

test('however many parts of a screen show the lists of choices, they are asked for once', async () => {
  const { asked, shared } = lists();
  const [one, two] = [vi.fn(), vi.fn()];
  shared().follow(one);
  shared().follow(two);
  await vi.waitFor(() => expect(shared().read()).toEqual({ turn: 1 }));
  expect(asked).toHaveBeenCalledTimes(1);
  expect(one).toHaveBeenCalled();
  expect(two).toHaveBeenCalled();
});

test('a changed list is asked for again, and every part shows it', async () => {
  const { queries, shared } = lists();
  const [one, two] = [vi.fn(), vi.fn()];
  shared().follow(one);
  shared().follow(two);
  await vi.waitFor(() => expect(shared().read()).toEqual({ turn: 1 }));
  one.mockClear();
  two.mockClear();
  await queries.invalidateQueries({ queryKey: ['lists', 'all'] });
  expect(shared().read()).toEqual({ turn: 2 });
  expect(one).toHaveBeenCalled();
  expect(two).toHaveBeenCalled();
});

test('lists that nobody looked at for long, or that changed meanwhile, are asked for when somebody does', async () => {
  const { queries, asked, shared } = lists();
  const leave = shared().follow(() => {});
  await vi.waitFor(() => expect(shared().read()).toEqual({ turn: 1 }));
  leave();
  await queries.invalidateQueries({ queryKey: ['lists', 'all'] });
  expect(asked).toHaveBeenCalledTimes(1);
  const leaveAgain = shared().follow(() => {});
  await vi.waitFor(() => expect(shared().read()).toEqual({ turn: 2 }));
  leaveAgain();
  queries.clear();
  expect(shared().read()).toBeUndefined();
  shared().follow(() => {});
  await vi.waitFor(() => expect(shared().read()).toEqual({ turn: 3 }));
  await queries.invalidateQueries({ queryKey: ['lists', 'all'] });
  expect(shared().read()).toEqual({ turn: 4 });
});
