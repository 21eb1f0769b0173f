import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDay, writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './OpportunityPage.module.css';
import { useStages } from './use-opportunities.ts';
import { type Behind, useBehind } from './use-pipeline.ts';

/** The opportunities behind a number, each one click away. */
export function PipelineBehind({ behind, onClose }: { behind: Behind | null; onClose: () => void }) {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const { nameOf } = useStages();
  const answer = useBehind(behind);
  const { data } = answer;
  return (
    <Drawer
      opened={behind !== null}
      onClose={onClose}
      position="right"
      size={560}
      title={behind?.title ?? ''}
      closeButtonProps={{ 'aria-label': t('report.close') }}
      transitionProps={{ duration: 120 }}
    >
      {behind === null || data === undefined ? null : (
        <p className={classes.soft}>
          {writeDay(behind.from)} – {writeDay(behind.to)} ·{' '}
          {t('behind.lines', { count: data.total, shown: writeNumber(data.total, language), amount: writeMoney(data.totalDong) })}
        </p>
      )}
      {answer.error === null ? null : (
        <FailedState reason={sentenceOf(answer.error, language)} onRetry={() => void answer.refetch()} />
      )}
      {answer.isLoading ? <LoadingState lines={6} /> : null}
      {data?.total === 0 ? <p className={classes.none}>{t('behind.none')}</p> : null}
      <ul className={classes.lines}>
        {data?.lines.map((one) => (
          <li key={one.id}>
            <span className={classes.grow}>
              <Link to="/opportunities/$id" params={{ id: one.id }} className={classes.link}>
                {one.title}
              </Link>
              <div className={classes.soft}>
                {[one.customerName ?? t('unseen'), one.ownerName].filter((part) => part !== null).join(' · ')}
              </div>
            </span>
            <StateBadge tone={one.kind === 'won' ? 'good' : one.kind === 'lost' ? 'bad' : 'info'}>
              {nameOf(one.stageId)}
            </StateBadge>
            <span className="fb-figures">{one.valueDong === null ? '–' : writeMoney(one.valueDong)}</span>
          </li>
        ))}
      </ul>
      {data !== undefined && data.total > data.lines.length ? (
        <p className={classes.none}>{t('behind.more', { count: data.total - data.lines.length })}</p>
      ) : null}
    </Drawer>
  );
}
