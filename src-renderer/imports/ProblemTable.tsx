import { useTranslation } from 'react-i18next';
import type { RowProblem } from '../../src-shared/imports/import.ts';
import { textOf } from '../../src-shared/texts/texts.ts';
import { problemReasons } from '../../src-shared/imports/problems.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Imports.module.css';

/** More rows than anybody reads are not drawn. */
const mostShown = 200;

/** Rows that were not imported or deserve a look, each with what stands there and why. */
export function ProblemTable({
  problems,
  told = () => null,
}: {
  problems: readonly RowProblem[];
  /** Words in the place of the reason's own, where more is known of a row. */
  told?: (problem: RowProblem) => string | null;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  if (problems.length === 0) return <p className={classes.quiet}>{t('preview.noProblems')}</p>;
  // What was not imported comes first.
  const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <div>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('problems.title')}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              {t('problems.row')}
            </th>
            <th scope="col">{t('problems.column')}</th>
            <th scope="col">{t('problems.value')}</th>
            <th scope="col">{t('problems.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, mostShown).map((problem, at) => (
            <tr key={at}>
              <td className={`${classes.number} fb-figures`}>{problem.row}</td>
              <td className={classes.column}>{problem.column}</td>
              <td className={classes.value} title={problem.value ?? ''}>
                {problem.value}
              </td>
              <td>
                <ProblemBadge problem={problem} /> {told(problem) ?? reasonText(language, problem.reason)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > mostShown ? (
        <p className={classes.quiet}>{t('problems.more', { shown: writeNumber(mostShown, language) })}</p>
      ) : null}
    </div>
  );
}

function ProblemBadge({ problem }: { problem: RowProblem }) {
  const { t } = useTranslation('imports');
  if (problem.severity === 'error') return <StateBadge tone="bad">{t('problems.error')}</StateBadge>;
  if (problem.reason === 'updated' || problem.reason === 'person-added')
    return <StateBadge tone="good">{t('problems.updated')}</StateBadge>;
  if (problem.reason === 'unchanged') return <StateBadge tone="neutral">{t('problems.unchanged')}</StateBadge>;
  if (problem.reason === 'added-anyway') return <StateBadge tone="warn">{t('problems.again')}</StateBadge>;
  if (problem.reason.startsWith('duplicate')) return <StateBadge tone="info">{t('problems.skipped')}</StateBadge>;
  return <StateBadge tone="warn">{t('problems.warning')}</StateBadge>;
}

export function reasonText(language: 'vi' | 'en', reason: string): string {
  const known = problemReasons.find((key) => key === reason) ?? 'invalid';
  return textOf(language, `importProblems.${known}`);
}
