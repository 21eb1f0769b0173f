import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconCopy, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, monthRange } from '../../src-shared/lib/dates.ts';
import { targetKinds } from '../../src-shared/targets/target.ts';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { useNow } from '../ui/use-now.ts';
import { TargetsForm } from './TargetsForm.tsx';
import classes from './Targets.module.css';
import { type TargetRow, useTargets } from './use-targets.ts';

/** What each rep is to reach in a month, and how far he is. Administrators set it. */
export function TargetsPanel() {
  const { t } = useTranslation('targets');
  const language = useLanguage();
  const today = dayOf(useNow());
  const [month, setMonth] = useState(today.slice(0, 7));
  const [isEditing, setIsEditing] = useState(false);
  const targets = useTargets(month);
  const copy = useCommand((client, of: string) => client.targets.copy({ month: of }), {
    done: ({ count }) => t('copied', { count }),
  });
  const { first, last } = monthRange(`${month}-01`);
  const name = `${month.slice(5)}/${month.slice(0, 4)}`;
  const data = targets.data;
  return (
    <>
      <div className={classes.toolbar}>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('before')}
          title={t('before')}
          onClick={() => setMonth(addDays(first, -1).slice(0, 7))}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <h2 className={classes.month} aria-live="polite">
          {t('month', { month: name })}
        </h2>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('after')}
          title={t('after')}
          onClick={() => setMonth(addDays(last, 1).slice(0, 7))}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <span className={classes.push} />
        {data?.mayChange === true ? (
          <>
            <Button
              variant="default"
              leftSection={<IconCopy size={16} stroke={1.75} aria-hidden />}
              loading={copy.isRunning}
              title={t('copyHint')}
              onClick={() => void copy.run(month)}
            >
              {t('copy')}
            </Button>
            <Button leftSection={<IconPencil size={16} stroke={1.75} aria-hidden />} onClick={() => setIsEditing(true)}>
              {t('edit')}
            </Button>
          </>
        ) : null}
      </div>
      {targets.error === null ? null : (
        <FailedState reason={sentenceOf(targets.error, language)} onRetry={() => void targets.refetch()} />
      )}
      {targets.isPending ? <LoadingState lines={6} /> : null}
      {data === undefined ? null : (
        <Card title={t('title')} aside={t(data.mayChange ? 'hintAdmin' : 'hint')} isFlush>
          <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('title')}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('rep')}</th>
                  {targetKinds.map((kind) => (
                    <th key={kind} scope="col">
                      {t(`kinds.${kind}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.userId}>
                    <th scope="row">{row.name}</th>
                    {row.goals.map((goal) => (
                      <td key={goal.kind}>
                        <GoalBar goal={goal} language={language} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {isEditing && data !== undefined && data.month === month ? (
        <TargetsForm month={month} monthName={name} rows={data.rows} onClose={() => setIsEditing(false)} />
      ) : null}
    </>
  );
}

function GoalBar({ goal: { target, reached }, language }: { goal: TargetRow['goals'][number]; language: string }) {
  const { t } = useTranslation('targets');
  const write = (value: number) => writeNumber(value, language);
  if (target === null) return <span className={classes.soft}>{write(reached)}</span>;
  const percent = target === 0 ? 100 : Math.round((100 * reached) / target);
  return (
    <span className={classes.goal}>
      <span className="fb-figures">
        {write(reached)} / {write(target)}
      </span>
      <span className={classes.progress} role="img" aria-label={t('reached', { percent })}>
        <span style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
      <span className={`${classes.percent} fb-figures`}>{percent} %</span>
    </span>
  );
}
