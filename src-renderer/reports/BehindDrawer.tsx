import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDay, writeDayTime, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { visitDrawer } from '../visits/index.ts';
import classes from './ReportPage.module.css';
import { type Behind, useBehind } from './use-report.ts';

/** The visits or customers behind a number, each one click away. */
export function BehindDrawer({ behind, onClose }: { behind: Behind | null; onClose: () => void }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const answer = useBehind(behind);
  const { data } = answer;
  const title = behind === null ? '' : behind.title;
  return (
    <Drawer
      opened={behind !== null}
      onClose={onClose}
      position="right"
      size={560}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 120 }}
    >
      {behind === null ? null : (
        <p className={classes.hint}>
          {writeDay(behind.from)} – {writeDay(behind.to)}
          {data === undefined ? '' : ` · ${t('lines', { count: data.total, shown: writeNumber(data.total, language) })}`}
        </p>
      )}
      {answer.error === null ? null : (
        <FailedState reason={sentenceOf(answer.error, language)} onRetry={() => void answer.refetch()} />
      )}
      {answer.isLoading ? <LoadingState lines={6} /> : null}
      {data?.total === 0 ? <p className={classes.hint}>{t('noLines')}</p> : null}
      <ul className={classes.lines}>
        {data?.lines.map((line) => (
          <li key={line.visitId ?? line.customerId}>
            <div className={classes.grow}>
              <Link to="/customers/$id" params={{ id: line.customerId }} className={classes.name}>
                {line.customerName}
              </Link>
              <div className={classes.hint}>
                {[
                  line.visitId === null
                    ? line.at === null
                      ? t('neverVisited')
                      : t('lastVisit', { day: writeDay(line.at) })
                    : line.at === null
                      ? null
                      : writeDayTime(line.at),
                  line.ownerName,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </div>
            </div>
            {line.visitId === null ? null : (
              <button
                type="button"
                className={classes.state}
                aria-label={t('openVisit', { name: line.customerName })}
                onClick={() => visitDrawer.open({ visitId: line.visitId ?? '' })}
              >
                <StateBadge tone={line.outcome === 'successful' ? 'good' : 'neutral'}>
                  {line.outcome === null ? t(`state.${line.state ?? 'planned'}`) : t(`outcome.${line.outcome}`)}
                </StateBadge>
              </button>
            )}
          </li>
        ))}
      </ul>
      {data !== undefined && data.total > data.lines.length ? (
        <p className={classes.hint}>{t('more', { count: data.total - data.lines.length })}</p>
      ) : null}
    </Drawer>
  );
}
