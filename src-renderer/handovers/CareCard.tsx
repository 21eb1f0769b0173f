import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../locales/words.tsx';
import { ruleOfNote } from '../../src-shared/territories/territory.ts';
import { useClient } from '../api/client.tsx';
import { Card } from '../ui/Card.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import classes from './CareCard.module.css';

/** Who looks after the customer now and who did before, from when to when, and what came of it. */
export function CareCard({ customerId }: { customerId: string }) {
  const { t } = useTranslation('handovers');
  const client = useClient();
  const people = useQuery({
    queryKey: ['handovers', 'people', customerId],
    meta: {
      entities: [
        'customers',
        'handovers',
        'visits',
        'visitResults',
        'interactions',
        'orders',
        'opportunities',
        'stages',
        'users',
      ],
    },
    queryFn: () => client.handovers.people({ customerId }),
  }).data?.people;
  if (people === undefined) return null;
  return (
    <Card title={t('care.title')}>
      {people.length === 0 ? <p className={classes.none}>{t('care.nobody')}</p> : null}
      <ul className={classes.list}>
        {people.map((person) => {
          const rule = ruleOfNote(person.note);
          const note = rule === null ? person.note : t('care.byRule', { name: rule });
          return (
            <li key={`${person.userId} ${person.from}`}>
              <div className={classes.head}>
                <strong>{person.userName ?? t('care.someone')}</strong>
                <span className={classes.soft}>
                  {person.to === null
                    ? t('care.since', { from: writeDay(person.from) })
                    : t('care.until', { from: writeDay(person.from), to: writeDay(person.to) })}
                </span>
              </div>
              <div className={classes.soft}>
                {t('care.visits', { count: person.visitsDone })} · {t('care.interactions', { count: person.interactions })}
                {person.orders === 0
                  ? null
                  : ` · ${t('care.orders', { count: person.orders, sum: writeMoney(person.orderedDong) })}`}
                {person.won === 0 ? null : ` · ${t('care.won', { count: person.won, sum: writeMoney(person.wonDong) })}`}
              </div>
              {person.lastResult === null ? null : (
                <div className={classes.result}>
                  {t('care.lastResult', { day: writeDay(person.lastResult.at) })} {person.lastResult.said}
                </div>
              )}
              {note === null ? null : <div className={classes.soft}>{note}</div>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
