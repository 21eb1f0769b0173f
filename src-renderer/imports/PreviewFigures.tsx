import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type DuplicatePolicy, duplicatePolicies, importTargets, type RowProblem } from '../../src-shared/imports/import.ts';
import { useLanguage } from '../api/use-language.ts';
import { useFieldsOf, useOwnWords } from '../custom-fields/index.ts';
import { writeNumber } from '../ui/formats.ts';
import { Figures } from './Figures.tsx';
import classes from './Imports.module.css';
import { ProblemTable } from './ProblemTable.tsx';
import type { Inspection } from './use-imports.ts';

/** How many rows are new, there already, changed or bad; what to do with those that are there; and each row to look at. */
export function PreviewFigures({
  data,
  policy,
  onPolicy,
  children,
}: {
  data: Inspection;
  policy: DuplicatePolicy;
  onPolicy: (policy: DuplicatePolicy) => void;
  /** What else there is to decide, between the numbers and the rows. */
  children: ReactNode;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const own = useOwnWords();
  const ownFields = useFieldsOf('customers');
  const policyId = useId();
  const number = (value: number) => writeNumber(value, language);
  const changes = new Map(data.changes.map(({ row, fields }) => [row, fields]));
  /** What becomes of a customer that is there already depends on the choice alone. */
  const asChosen = (problem: RowProblem): RowProblem => {
    if (!problem.reason.startsWith('duplicate') || policy === 'skip') return problem;
    if (policy === 'create') return { ...problem, reason: 'added-anyway' };
    // A row of a customer of the same file is written over what the row before it made: what it changes shows only then.
    if (problem.reason === 'duplicate-in-file') return { ...problem, reason: 'updated' };
    return { ...problem, reason: changes.has(problem.row) ? 'updated' : 'unchanged' };
  };
  const nameOf = (field: string) => {
    const target = importTargets.find((known) => known === (field === 'provinceCode' ? 'province' : field));
    // An own field goes by its id.
    if (ownFields.some(({ id }) => id === field)) return own.nameOf(field);
    return target === undefined ? null : t(`targets.${target}`);
  };
  const told = ({ row, reason }: RowProblem) => {
    const fields = reason === 'updated' ? changes.get(row) : undefined;
    if (fields === undefined) return null;
    return t('preview.willChange', { fields: [...new Set(fields.map(nameOf))].filter((name) => name !== null).join(', ') });
  };
  return (
    <>
      <Figures
        figures={[
          { label: t('preview.good'), value: number(data.counts.good), tone: 'good' },
          { label: t('preview.duplicates'), value: number(data.counts.duplicates), tone: 'info' },
          ...(policy === 'update'
            ? [{ label: t('preview.changes'), value: number(data.counts.changes), tone: 'warn' as const }]
            : []),
          { label: t('preview.bad'), value: number(data.counts.bad), tone: 'bad' },
        ]}
      />
      <div className={classes.policy}>
        <span id={policyId}>{t('preview.policy')}</span>
        <SegmentedControl
          aria-labelledby={policyId}
          value={policy}
          onChange={(value) => onPolicy(duplicatePolicies.find((known) => known === value) ?? 'skip')}
          data={duplicatePolicies.map((value) => ({ value, label: t(`preview.${value}`) }))}
        />
        <p className={classes.policyHint}>{t(`preview.policyHint.${policy}`)}</p>
      </div>
      {children}
      <ProblemTable problems={data.problems.map(asChosen)} told={told} />
    </>
  );
}
