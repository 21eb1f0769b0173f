import { runKills } from '../tests/faults/kill-runner.ts';
import { atMost, type Bench } from './figure.ts';

export const kills: Bench = {
  ids: ['kills'],
  title: 'acknowledged changes lost when the program is killed (kill -9) at random moments; 300 kills',
  async run({ isQuick }) {
    const wanted = isQuick ? 12 : 300;
    const report = await runKills({ runs: wanted, seed: Date.now() % 1_000_000 });
    const words = `${report.runs} kills, seed ${report.seed}, ${report.acknowledged} changes acknowledged, ${report.broken.length} rules broken, slowest start ${Math.round(report.slowestStartMs)} ms, ${Math.round(report.seconds)} s`;
    return [atMost('kills', report.lost.length + report.broken.length, 'lost', 0, words)];
  },
};
