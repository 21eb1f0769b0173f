import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../src-shared/imports/import.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDayTime, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { ErrorFileButton } from './ErrorFileButton.tsx';
import { Figures } from './Figures.tsx';
import classes from './Imports.module.css';
import { ProblemTable, reasonText } from './ProblemTable.tsx';
import { problemsFile } from './problems-file.ts';
import { stateTone } from './state-tone.ts';
import { canUndo, useImportProblems, useImports } from './use-imports.ts';
import { useUndoImport } from './use-undo-import.ts';

/** What became of one import: how many, which rows not and why, and the way back. */
export function ImportReportView({
  id,
  answered,
  onAgain,
}: {
  id: string;
  /** What the import that ran here last answered. */
  answered: ImportReport | null;
  onAgain: () => void;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const navigate = useNavigate();
  const imports = useImports();
  const problems = useImportProblems(id);
  const undoImport = useUndoImport();
  if (imports.error !== null)
    return <FailedState reason={sentenceOf(imports.error, language)} onRetry={() => void imports.refetch()} />;
  if (imports.data === undefined) return <LoadingState lines={8} />;
  const listed = imports.data.imports.find((other) => other.id === id);
  // The list may still have it as it was while it ran: no figure of it is shown as the result.
  const report = answered?.id === id && (listed === undefined || listed.state === 'running') ? answered : listed;
  if (report === undefined) {
    return (
      <EmptyState title={t('report.notFound')}>
        <Button onClick={onAgain}>{t('report.again')}</Button>
      </EmptyState>
    );
  }
  const number = (value: number) => writeNumber(value, language);
  const found = problems.data?.problems ?? [];
  return (
    <>
      <Card
        title={report.fileName}
        aside={
          <>
            <StateBadge tone={stateTone(report.state)}>{t(`states.${report.state}`)}</StateBadge>
            {writeDayTime(report.startedAt)} · {t('basis.of', { basis: t(`basis.${report.basis}`) })}
          </>
        }
        isFlush
      >
        <Figures
          figures={[
            { label: t('report.rows'), value: number(report.rows), tone: 'neutral' },
            { label: t('report.created'), value: number(report.created), tone: 'good' },
            ...(report.policy === 'update' || report.updated > 0
              ? [{ label: t('report.updated'), value: number(report.updated), tone: 'good' as const }]
              : []),
            { label: t('report.duplicates'), value: number(report.duplicates), tone: 'info' },
            { label: t('report.bad'), value: number(report.bad), tone: 'bad' },
            { label: t('report.warnings'), value: number(report.warnings), tone: 'warn' },
          ]}
        />
        <div className={classes.actions}>
          <Button onClick={() => void navigate({ to: '/customers' })}>{t('report.customers')}</Button>
          {canUndo(report) ? (
            <Button variant="default" loading={undoImport.isRunning} onClick={() => void undoImport.undo(id)}>
              {t('report.undo')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onAgain}>
            {t('report.again')}
          </Button>
          {report.bad === 0 ? null : <ErrorFileButton report={report} />}
          {found.length === 0 ? null : (
            <Button
              variant="subtle"
              component="a"
              href={problemsFile(
                found,
                [t('problems.row'), t('problems.column'), t('problems.value'), t('problems.reason')],
                (reason) => reasonText(language, reason),
              )}
              download={t('problems.fileName')}
            >
              {t('problems.download')}
            </Button>
          )}
        </div>
      </Card>
      <Card title={t('problems.title')} isFlush>
        {problems.error !== null ? (
          <FailedState reason={sentenceOf(problems.error, language)} onRetry={() => void problems.refetch()} />
        ) : problems.data === undefined ? (
          <LoadingState lines={6} />
        ) : (
          <ProblemTable problems={found} />
        )}
      </Card>
    </>
  );
}
