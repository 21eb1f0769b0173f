import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineDetails, TimelineEntry } from '../../src-shared/timeline/timeline-entry.ts';
import { useCommand } from '../api/use-command.ts';
import { OwnEntry } from '../custom-fields/index.ts';
import { dayOf, timeOf, writeDay, writeDayTime, writeShortDay } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { visitDrawer } from '../visits/index.ts';
import { CorrectionForm } from './CorrectionForm.tsx';
import type { FieldWords } from './field-words.ts';
import { HitText } from './HitText.tsx';
import classes from './Timeline.module.css';
import { useEntryWords } from './use-entry-words.ts';

const dots: Partial<Record<TimelineEntry['kind'], string>> = {
  visit: classes.visit ?? '',
  call: classes.talk ?? '',
  email: classes.talk ?? '',
  chat: classes.talk ?? '',
  meeting: classes.visit ?? '',
  note: classes.note ?? '',
  owner: classes.owner ?? '',
  help: classes.owner ?? '',
};

/** One thing that happened: when, what, with whom, by whom. Its author may correct it and take it back; both leave their line. */
export const TimelineItem = memo(function TimelineItem({
  customerId,
  entry,
  words,
  isMarked = false,
  search = '',
}: {
  customerId: string;
  entry: TimelineEntry;
  words: FieldWords;
  isMarked?: boolean;
  search?: string;
}) {
  const { t } = useTranslation('timeline');
  const today = dayOf(useNow());
  const { titleOf, textOf, linesOf } = useEntryWords(words);
  const [isCorrecting, setIsCorrecting] = useState(false);
  const [showsEarlier, setShowsEarlier] = useState(false);
  const { details, takenBackAt } = entry;
  const isVisit = details?.of === 'visit';
  const title = titleOf(entry);
  const text = textOf(entry);
  return (
    <div role="listitem" className={`${classes.entry} ${isMarked ? classes.marked : ''}`}>
      <time className={classes.when} dateTime={entry.at} title={writeDayTime(entry.at)}>
        {writeShortDay(entry.at, today)} {timeOf(entry.at)}
      </time>
      <span className={`${classes.line} ${dots[entry.kind] ?? ''}`} aria-hidden />
      <div className={takenBackAt === null ? '' : classes.takenBack}>
        <div className={classes.head}>
          {isVisit ? (
            <button type="button" className={classes.open} onClick={() => visitDrawer.open({ visitId: details.visitId })}>
              {title.what}
            </button>
          ) : (
            <strong>{title.what}</strong>
          )}
          {title.more === '' ? null : ` ${title.more}`}
          {entry.withWhom === null ? null : ` ${t('with', { name: entry.withWhom })}`}
          {entry.userName === null ? null : <span className={classes.who}> · {entry.userName}</span>}
          {entry.mergedFrom === null ? null : (
            <span className={classes.who}> · {t('mergedFrom', { name: entry.mergedFrom })}</span>
          )}
        </div>
        {takenBackAt === null ? null : (
          <div className={classes.text}>
            {t('takenBack', { name: entry.userName ?? t('someone'), when: writeDayTime(takenBackAt) })}
          </div>
        )}
        {isCorrecting ? (
          <CorrectionForm entry={entry} onClose={() => setIsCorrecting(false)} />
        ) : text === null ? null : (
          <HitText className={classes.text ?? ''} text={text} search={search} />
        )}
        {linesOf(entry).map((line) => (
          <div key={line} className={classes.text}>
            {line}
          </div>
        ))}
        {entry.nextStep === null || isCorrecting ? null : (
          <div className={classes.text}>
            {t('nextStep', { text: entry.nextStep })}
            {entry.nextOn === null ? null : ` (${writeDay(entry.nextOn)})`}
          </div>
        )}
        {takenBackAt === null && details === null && entry.kind !== 'change' ? (
          <OwnEntry customerId={customerId} entity="interactions" rowId={entry.id} />
        ) : null}
        {entry.correctedAt === null ? null : (
          <div className={classes.corrected}>
            {t('corrected', { when: writeDayTime(entry.correctedAt) })}
            <Button
              variant="subtle"
              size="compact-xs"
              aria-expanded={showsEarlier}
              onClick={() => setShowsEarlier(!showsEarlier)}
            >
              {t(showsEarlier ? 'hideEarlier' : 'showEarlier')}
            </Button>
          </div>
        )}
        {showsEarlier
          ? entry.earlier.map((before) => (
              <div key={before.writtenAt + before.text} className={classes.earlier}>
                <span className={classes.who}>
                  {t('earlier', { name: before.userName ?? t('someone'), when: writeDayTime(before.writtenAt) })}
                </span>{' '}
                {before.text}
              </div>
            ))
          : null}
      </div>
      {entry.isMine && takenBackAt === null && !isCorrecting && isCorrectable(entry.kind, details) ? (
        <Actions entry={entry} onCorrect={() => setIsCorrecting(true)} />
      ) : (
        <span />
      )}
    </div>
  );
});

function isCorrectable(kind: TimelineEntry['kind'], details: TimelineDetails | null): boolean {
  return details?.of === 'visit' ? details.outcome !== null : details === null && kind !== 'change';
}

function Actions({ entry, onCorrect }: { entry: TimelineEntry; onCorrect: () => void }) {
  const { t } = useTranslation('timeline');
  const takeBack = useCommand((client, id: string) => client.interactions.takeBack({ id }), { done: () => t('takenBackDone') });
  return (
    <div className={classes.actions}>
      <Button variant="subtle" size="compact-xs" onClick={onCorrect}>
        {t('correct')}
      </Button>
      {entry.kind === 'visit' ? null : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          loading={takeBack.isRunning}
          onClick={() => void takeBack.run(entry.id)}
        >
          {t('takeBack')}
        </Button>
      )}
    </div>
  );
}
