import { mkdirSync } from 'node:fs';
import { clientOf, coreOf } from '../core.ts';
import { withoutBackups } from '../profiles.ts';

// A fresh program imports a file, and the same file again. Prints what it took and how long anything else had to wait.

const [, , profileDir = '', ...files] = process.argv;
mkdirSync(profileDir, { recursive: true });
const core = coreOf(profileDir);
await core.start();
const client = clientOf(core);
await client.profile.create({ userName: 'Lan', companyName: 'Bench' });
withoutBackups(profileDir);

let highest = 0;
const memory = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 200);
const runs = [];
for (const file of files) {
  let longest = 0;
  let longestWork = 0;
  let last = performance.now();
  let lastWork = process.threadCpuUsage();
  let isOver = false;
  const turn = () => {
    const now = performance.now();
    const work = process.threadCpuUsage();
    longest = Math.max(longest, now - last);
    longestWork = Math.max(longestWork, (work.user - lastWork.user + work.system - lastWork.system) / 1000);
    last = now;
    lastWork = work;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const startedAt = performance.now();
  const before = process.threadCpuUsage();
  const { rows, created, duplicates, updated } = await client.imports.run({ file });
  const after = process.threadCpuUsage();
  const workSeconds = (after.user - before.user + after.system - before.system) / 1e6;
  const seconds = (performance.now() - startedAt) / 1000;
  runs.push({ seconds, workSeconds, stallMs: longest, stallWorkMs: longestWork, rows, created, duplicates, updated });
  isOver = true;
}
clearInterval(memory);
await core.close();
console.log(JSON.stringify({ runs, highest: Math.max(highest, process.memoryUsage.rss()) }));
