import { runChild } from './child.ts';
import { atMost, type Bench } from './figure.ts';
import { profileWith } from './profiles.ts';

export const idle: Bench = {
  ids: ['idle-core'],
  title: 'how often a second a timer wakes a core that nobody asks anything',
  async run({ isQuick }) {
    const profileDir = await profileWith(isQuick ? 20_000 : 100_000);
    const { wakes, seconds, shortestGapMs } = await runChild<{ wakes: number; seconds: number; shortestGapMs: number }>('idle', [
      profileDir,
      isQuick ? '6000' : '21000',
    ]);
    return [
      atMost(
        'idle-core',
        wakes / seconds,
        '/s',
        1,
        `${wakes} timers in ${seconds} s, shortest gap of one timer ${Math.round(shortestGapMs)} ms`,
      ),
    ];
  },
};
