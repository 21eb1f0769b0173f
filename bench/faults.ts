import { runKills } from '../tests/faults/kill-runner.ts';
import { runPowerCuts } from '../tests/faults/power-cut.ts';
import { ensureTools } from '../tests/faults/tools.ts';
import { atLeast, atMost, type Bench } from './figure.ts';

/** Another one each time; the figure prints it, so that a failing run can be repeated. */
const seedOfRun = () => Date.now() % 1_000_000;

export const kills: Bench = {
  ids: ['kills'],
  title:
    'acknowledged changes lost, and rules of the data broken, when the program is ended with kill -9 at random moments; 300 kills',
  isUntimed: true,
  async run({ isQuick }) {
    const report = await runKills({ runs: isQuick ? 12 : 300, seed: seedOfRun() });
    const words = `${report.runs} kills, seed ${report.seed}, ${report.acknowledged} changes acknowledged, slowest start ${Math.round(report.slowestStartMs)} ms, ${Math.round(report.seconds)} s`;
    return [atMost('kills', report.lost.length + report.broken.length, 'lost', 0, words)];
  },
};

export const cuts: Bench = {
  ids: ['cuts', 'cuts-normal-caught'],
  title:
    'acknowledged changes lost when the power is cut at random moments, 100 cuts; and that the same run finds a planted synchronous=NORMAL out',
  isUntimed: true,
  async run({ isQuick }) {
    if (!ensureTools(['gcc'])) throw new Error('the disk is watched with a library made by gcc on Linux');
    const full = await runPowerCuts({ runs: isQuick ? 12 : 100, seed: seedOfRun(), synchronous: 'full' });
    const planted = await runPowerCuts({ runs: isQuick ? 12 : 18, seed: seedOfRun(), synchronous: 'normal' });
    const words = `${full.runs} cuts, seed ${full.seed}, ${full.acknowledged} changes acknowledged, ${Math.round(full.seconds)} s`;
    return [
      atMost('cuts', full.lost.length + full.broken.length + full.lostInDatabase + full.lostInJournal, 'lost', 0, words),
      atLeast(
        'cuts-normal-caught',
        planted.lostInDatabase,
        'lost',
        1,
        `${planted.runs} cuts, seed ${planted.seed}, ${planted.acknowledged} changes acknowledged with NORMAL`,
      ),
    ];
  },
};
