import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDayTime, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Imports.module.css';
import { stateTone } from './state-tone.ts';
import { canUndo, useImports } from './use-imports.ts';
import { useUndoImport } from './use-undo-import.ts';

/** Imports of this laptop, newest first; each can be looked at and taken back. */
export function EarlierImports() {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const { data, error, refetch } = useImports();
  const undoImport = useUndoImport();
  return (
    <Card title={t('earlier.title')} isFlush>
      {error !== null ? (
        <FailedState reason={sentenceOf(error, language)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState />
      ) : data.imports.length === 0 ? (
        <EmptyState
          icon={<IconHistory size={22} stroke={1.5} aria-hidden />}
          title={t('earlier.empty')}
          text={t('earlier.emptyText')}
        />
      ) : (
        <div>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('earlier.file')}</th>
                <th scope="col">{t('earlier.when')}</th>
                <th scope="col" className={classes.number}>
                  {t('report.created')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('report.updated')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('report.duplicates')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('report.bad')}
                </th>
                <th scope="col">{t('earlier.state')}</th>
                <th scope="col">{t('earlier.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {data.imports.map((report) => (
                <tr key={report.id}>
                  <th scope="row" className={classes.heading}>
                    <Link to="/imports" search={{ report: report.id }} aria-label={t('earlier.open', { name: report.fileName })}>
                      {report.fileName}
                    </Link>
                  </th>
                  <td className="fb-figures">{writeDayTime(report.startedAt)}</td>
                  {[report.created, report.updated, report.duplicates, report.bad].map((value, at) => (
                    <td key={at} className={`${classes.number} fb-figures`}>
                      {writeNumber(value, language)}
                    </td>
                  ))}
                  <td>
                    <StateBadge tone={stateTone(report.state)}>{t(`states.${report.state}`)}</StateBadge>
                  </td>
                  <td>
                    {canUndo(report) ? (
                      <Button
                        variant="subtle"
                        disabled={undoImport.isRunning}
                        aria-label={t('earlier.undoOf', { name: report.fileName })}
                        onClick={() => void undoImport.undo(report.id)}
                      >
                        {t('earlier.undo')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
