import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpportunityRecord } from '../../src-shared/opportunities/opportunity-record.ts';
import { useChoices } from '../api/use-choices.ts';
import { newTaskDrawer, taskDrawer } from '../tasks/index.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf, writeDay, writeDayTime } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { newVisitDrawer, visitDrawer } from '../visits/index.ts';
import classes from './OpportunityPage.module.css';

/** What is to be done next, and a way to say it. */
export function OpportunityNext({ record, isReadOnly }: { record: OpportunityRecord; isReadOnly: boolean }) {
  const { t } = useTranslation('opportunities');
  const purposes = useChoices('visit_purpose');
  const today = dayOf(useNow());
  const customer = { id: record.customerId, name: record.customerName ?? '' };
  const mayAdd = !isReadOnly && record.customerState === 'seen';
  return (
    <Card
      title={t('next')}
      isFlush
      aside={
        mayAdd ? (
          <>
            <Button variant="subtle" onClick={() => newTaskDrawer.open({ customer, opportunityId: record.id })}>
              {t('newTask')}
            </Button>
            <Button variant="subtle" onClick={() => newVisitDrawer.open({ customer, opportunityId: record.id })}>
              {t('newVisit')}
            </Button>
          </>
        ) : null
      }
    >
      {record.next.length === 0 ? (
        <p className={classes.none}>{t(record.kind === 'open' ? 'nothingNext' : 'nothingOpen')}</p>
      ) : null}
      <ul className={classes.lines}>
        {record.next.map((one) => (
          <li key={one.id}>
            <span className={classes.grow}>
              <button
                type="button"
                className={classes.plain}
                onClick={() =>
                  one.kind === 'task' ? taskDrawer.open({ taskId: one.id }) : visitDrawer.open({ visitId: one.id })
                }
              >
                {one.kind === 'task' ? one.title : t('visitFor', { purpose: purposes.wordFor(one.title) })}
              </button>{' '}
              <span className={classes.soft}>{one.who}</span>
            </span>
            <span className={one.at !== null && dayOf(one.at) < today ? classes.late : classes.when}>
              {one.at === null ? t('noDay') : one.at.length > 10 ? writeDayTime(one.at) : writeDay(one.at)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
