import { expect, test } from 'vitest';
import { runLaptopKills } from './office-laptop-kills.ts';
import { runOfficeKills } from './office-kills.ts';
import { seedOf } from './random.ts';
import { isFull } from './tools.ts';

test('every change arrives once, though the server and its database are killed in the middle of it', async () => {
  const seed = seedOf();
  const report = await runOfficeKills(isFull ? { kills: 200, seed, databaseEvery: 4 } : { kills: 8, seed, databaseEvery: 4 });
  process.stdout.write(`office kills: ${JSON.stringify(report)}\n`);
  expect({ seed, wrong: report.wrong }).toEqual({ seed, wrong: [] });
  expect(report.databaseKills).toBeGreaterThan(0);
  // A kill while nobody asks anything proves nothing.
  expect(report.inFlight).toBeGreaterThan((report.serverKills + report.databaseKills) / 4);
  expect(report.slowestAloneMs).toBeGreaterThan(0);
  expect(report.slowestAloneMs).toBeLessThan(10_000);
});

test('a laptop that is killed while it sends and fetches is as the office after its next start', async () => {
  const seed = seedOf();
  const report = await runLaptopKills(isFull ? { kills: 300, seed } : { kills: 7, seed });
  process.stdout.write(`laptop kills: ${JSON.stringify(report)}\n`);
  expect({ seed, wrong: report.wrong }).toEqual({ seed, wrong: [] });
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report.inFlight).toBeGreaterThan(0);
});
