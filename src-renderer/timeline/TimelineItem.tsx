import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../src-shared/timeline/timeline.contract.ts';
import { useChoices } from '../api/use-choices.ts';
import { dayOf, timeOf, writeDayTime, writeShortDay } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { visitDrawer } from '../visits/index.ts';
import classes from './Timeline.module.css';

const dots: Readonly<Record<TimelineEntry['kind'], string>> = {
  visit: classes.visit ?? '',
  call: classes.talk ?? '',
  email: classes.talk ?? '',
  chat: classes.talk ?? '',
  meeting: classes.visit ?? '',
  note: classes.note ?? '',
  change: '',
};

export interface FieldWords {
  nameOf: (field: string) => string;
  valueOf: (field: string, value: string | number | boolean | null) => string;
}

export function TimelineItem({ entry, words }: { entry: TimelineEntry; words: FieldWords }) {
  const { t } = useTranslation('timeline');
  const today = dayOf(useNow());
  const purposes = useChoices('visit_purpose');
  const { visit, change } = entry;
  return (
    <li className={classes.entry}>
      <time className={classes.when} dateTime={entry.at} title={writeDayTime(entry.at)}>
        {writeShortDay(entry.at, today)} {timeOf(entry.at)}
      </time>
      <span className={`${classes.line} ${dots[entry.kind]}`} aria-hidden />
      <div>
        <div className={classes.head}>
          {visit === null ? (
            <strong>{change === null ? t(`kind.${entry.kind}`) : titleOfChange(change)}</strong>
          ) : (
            <button type="button" className={classes.open} onClick={() => visitDrawer.open({ visitId: visit.id })}>
              {t('kind.visit')}
            </button>
          )}
          {visit === null ? null : ` ${purposes.wordFor(visit.purpose)} · ${outcomeWord(visit.outcome)}`}
          {entry.withWhom === null ? null : ` ${t('with', { name: entry.withWhom })}`}
          {entry.userName === null ? null : <span className={classes.who}> · {entry.userName}</span>}
        </div>
        {entry.text === null ? null : <div className={classes.text}>{entry.text}</div>}
        {visit?.nextStep == null ? null : <div className={classes.text}>{t('nextStep', { text: visit.nextStep })}</div>}
        {change?.kind === 'update' ? (
          <div className={classes.text}>
            {change.fields
              .map(
                ({ field, oldValue, newValue }) =>
                  `${words.nameOf(field)}: ${words.valueOf(field, oldValue)} → ${words.valueOf(field, newValue)}`,
              )
              .join('\n')}
          </div>
        ) : null}
      </div>
    </li>
  );

  function titleOfChange({ kind, fields }: NonNullable<TimelineEntry['change']>): string {
    return kind === 'update'
      ? t('change.update', { fields: fields.map(({ field }) => words.nameOf(field).toLowerCase()).join(', ') })
      : t(`change.${kind}`);
  }

  function outcomeWord(outcome: string): string {
    const known = (['successful', 'follow-up', 'not-met', 'refused'] as const).find((candidate) => candidate === outcome);
    return known === undefined ? outcome : t(`visitOutcome.${known}`);
  }
}
