import { opinionSubjects } from '../../src-shared/customers/parts.ts';

type Subject = (typeof opinionSubjects)[number];
interface Opinion {
  readonly about: Subject;
  readonly score: number;
  readonly saidOn: string;
}

export interface Series {
  readonly about: Subject;
  /** Points from left to right: `at` from 0 (the first day of all) to 1 (the last), `score` from 1 to 5. */
  readonly points: readonly { readonly at: number; readonly score: number; readonly saidOn: string }[];
  readonly latest: number;
  /** What the last opinion is better or worse than the one before; 0 where there is none before. */
  readonly change: number;
}

/** Opinions over time, a line for each subject that something was said about. `opinions` come newest first. */
export function opinionSeries(opinions: readonly Opinion[]): Series[] {
  const days = opinions.map((opinion) => Date.parse(opinion.saidOn));
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  return opinionSubjects.flatMap((about) => {
    const said = opinions.filter((opinion) => opinion.about === about).toReversed();
    const latest = said.at(-1);
    if (latest === undefined) return [];
    const points = said.map(({ score, saidOn }) => ({
      at: span === 0 ? 1 : (Date.parse(saidOn) - first) / span,
      score,
      saidOn,
    }));
    return [{ about, points, latest: latest.score, change: latest.score - (said.at(-2)?.score ?? latest.score) }];
  });
}

/** The mean of the latest opinion about each subject, with one decimal. */
export function satisfaction(series: readonly Series[]): number | null {
  if (series.length === 0) return null;
  return Math.round((series.reduce((sum, { latest }) => sum + latest, 0) / series.length) * 10) / 10;
}
