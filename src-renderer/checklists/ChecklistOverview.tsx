import { Progress, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { writeDayTime, writeNumber } from '../ui/formats.ts';
import classes from './Checklists.module.css';
import { useChecklistOverview, useChecklists, useStepName } from './use-checklists.ts';

/** How far the customers are in one process: whom one sees, the last one that moved first. */
export function ChecklistOverview() {
  const { t } = useTranslation('checklists');
  const language = useLanguage();
  const nameOf = useStepName();
  const lists = useChecklists().data?.checklists ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = lists.find(({ id }) => id === chosenId) ?? lists[0];
  const { data } = useChecklistOverview(chosen?.id ?? null);
  if (lists.length === 0 || chosen === undefined) {
    return (
      <EmptyState icon={<IconListCheck size={22} stroke={1.5} aria-hidden />} title={t('noneMade')} text={t('overviewHint')} />
    );
  }
  return (
    <>
      <div className={classes.tools}>
        <Select
          w={260}
          aria-label={t('title')}
          data={lists.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen.id}
          allowDeselect={false}
          onChange={setChosenId}
        />
        {data === undefined ? null : (
          <span className="fb-figures">
            {t('overview', { total: writeNumber(data.total, language), finished: writeNumber(data.finished, language) })}
          </span>
        )}
      </div>
      {data === undefined || data.total === 0 ? (
        data === undefined ? null : (
          <EmptyState title={t('nobodyYet')} text={t('nobodyYetText')} />
        )
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('columns.customer')}</th>
              <th scope="col">{t('columns.owner')}</th>
              <th scope="col">{t('columns.progress')}</th>
              <th scope="col">{t('columns.next')}</th>
              <th scope="col">{t('columns.last')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => {
              const next = chosen.steps.find(({ key }) => key === row.nextStep);
              return (
                <tr key={row.customerId}>
                  <td>
                    <Link to="/customers/$id" params={{ id: row.customerId }}>
                      {row.customerName}
                    </Link>
                  </td>
                  <td>{row.ownerName ?? '–'}</td>
                  <td>
                    <span className="fb-figures">{t('progress', { done: row.done, total: data.steps })}</span>
                    <Progress
                      className={classes.bar ?? ''}
                      value={(row.done / Math.max(1, data.steps)) * 100}
                      size={4}
                      aria-hidden
                    />
                  </td>
                  <td>{next === undefined ? t('finished') : nameOf(next)}</td>
                  <td>{[writeDayTime(row.lastAt), row.lastBy].filter((part) => part !== null).join(' · ')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
