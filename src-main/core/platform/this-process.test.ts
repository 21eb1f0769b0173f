import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isOtherProcessRunning, markOfThisProcess } from './this-process.ts';

test('another process counts as running while it runs, and never after the machine was started again', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(child, 'spawn');
  const mark = { ...markOfThisProcess(), pid: child.pid ?? 0 };
  expect(isOtherProcessRunning(mark)).toBe(true);
  expect(isOtherProcessRunning({ ...mark, bootedAtMs: mark.bootedAtMs - 3_600_000 })).toBe(false);
  child.kill();
  await once(child, 'exit');
  expect(isOtherProcessRunning(mark)).toBe(false);
});

test('this process is no other: what it left unfinished before it opened again is unfinished', () => {
  expect(isOtherProcessRunning(markOfThisProcess())).toBe(false);
});
