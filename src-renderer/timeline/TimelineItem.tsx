import { Link } from '@tanstack/react-router';
import { memo, useState } from 'react';
import type { TimelineDetails, TimelineEntry } from '../../src-shared/timeline/timeline-entry.ts';
import { useDraftStore } from '../api/drafts.tsx';
import { OwnEntry } from '../custom-fields/index.ts';
import { taskDrawer } from '../tasks/index.ts';
import { timeOf, writeDay, writeDayTime, writeShortDay } from '../ui/formats.ts';
import { visitDrawer } from '../visits/index.ts';
import { CorrectionForm, correctionKey } from './CorrectionForm.tsx';
import { HitMarks } from '../ui/HitMarks.tsx';
import classes from './Timeline.module.css';
import type { EntryWords } from './use-entry-words.ts';

const dots: Partial<Record<TimelineEntry['kind'], string>> = {
  visit: classes.visit ?? '',
  call: classes.talk ?? '',
  email: classes.talk ?? '',
  chat: classes.talk ?? '',
  meeting: classes.visit ?? '',
  note: classes.note ?? '',
  owner: classes.owner ?? '',
  opportunity: classes.visit ?? '',
  quote: classes.visit ?? '',
  order: classes.visit ?? '',
  contract: classes.visit ?? '',
  money: classes.visit ?? '',
  help: classes.owner ?? '',
};

/**
 * One thing that happened: when, what, with whom, by whom. Its author may correct it and take it back; both leave their line. There are
 * thousands: what they need is found once by the timeline and comes in, and their buttons are plain ones.
 */
export const TimelineItem = memo(function TimelineItem({
  customerId,
  entry,
  words,
  today,
  hasOwnFields,
  isMarked = false,
  search = '',
  isCorrecting: isOpened,
  onCorrect,
  onTakeBack,
}: {
  customerId: string;
  entry: TimelineEntry;
  words: EntryWords;
  today: string;
  /** The office has fields of its own for calls and notes. */
  hasOwnFields: boolean;
  isMarked?: boolean;
  search?: string;
  isCorrecting: boolean;
  onCorrect: (id: string, isOn: boolean) => void;
  onTakeBack: (id: string) => void;
}) {
  const { t, titleOf, textOf, linesOf } = words;
  const drafts = useDraftStore();
  const [hasDraft, setHasDraft] = useState(() => drafts.read(correctionKey(entry.id)) !== undefined);
  const isCorrecting = isOpened || (hasDraft && entry.isMine && entry.takenBackAt === null);
  const [showsEarlier, setShowsEarlier] = useState(false);
  const { details, takenBackAt } = entry;
  const isVisit = details?.of === 'visit' || details?.of === 'form';
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
          {details?.of === 'task' ? (
            <button type="button" className={classes.open} onClick={() => taskDrawer.open({ taskId: details.taskId })}>
              {title.what}
            </button>
          ) : isVisit ? (
            <button type="button" className={classes.open} onClick={() => visitDrawer.open({ visitId: details.visitId })}>
              {title.what}
            </button>
          ) : details?.of === 'opportunity' && takenBackAt === null ? (
            <Link className={classes.open} to="/opportunities/$id" params={{ id: details.opportunityId }}>
              {title.what}
            </Link>
          ) : details?.of === 'quote' ? (
            <Link className={classes.open} to="/quotes/$id" params={{ id: details.quoteId }}>
              {title.what}
            </Link>
          ) : details?.of === 'order' && takenBackAt === null ? (
            <Link className={classes.open} to="/orders/$id" params={{ id: details.orderId }}>
              {title.what}
            </Link>
          ) : details?.of === 'contract' && takenBackAt === null ? (
            <Link className={classes.open} to="/contracts/$id" params={{ id: details.contractId }}>
              {title.what}
            </Link>
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
            {t('takenBack', { name: entry.takenBackBy ?? t('someone'), when: writeDayTime(takenBackAt) })}
          </div>
        )}
        {isCorrecting ? (
          <CorrectionForm
            entry={entry}
            hasFocus={isOpened}
            onClose={() => {
              setHasDraft(false);
              onCorrect(entry.id, false);
            }}
          />
        ) : text === null ? null : (
          <div className={classes.text}>
            <HitMarks text={text} search={search} />
          </div>
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
        {hasOwnFields && takenBackAt === null && isTalk(details) && entry.kind !== 'change' ? (
          <OwnEntry customerId={customerId} entity="interactions" rowId={entry.id} />
        ) : null}
        {entry.correctedAt === null ? null : (
          <div className={classes.corrected}>
            {t('corrected', { when: writeDayTime(entry.correctedAt) })}
            <button
              type="button"
              className={classes.link}
              aria-expanded={showsEarlier}
              onClick={() => setShowsEarlier(!showsEarlier)}
            >
              {t(showsEarlier ? 'hideEarlier' : 'showEarlier')}
            </button>
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
        <div className={classes.actions}>
          <button type="button" className={classes.link} onClick={() => onCorrect(entry.id, true)}>
            {t('correct')}
          </button>
          {entry.kind === 'visit' ? null : (
            <button type="button" className={classes.link} onClick={() => onTakeBack(entry.id)}>
              {t('takeBack')}
            </button>
          )}
        </div>
      ) : null}
    </div>
  );
});

function isCorrectable(kind: TimelineEntry['kind'], details: TimelineDetails | null): boolean {
  return details?.of === 'visit' ? details.outcome !== null : isTalk(details) && kind !== 'change';
}

/** A call or a note: said by a person, with or without what came of it. */
function isTalk(details: TimelineDetails | null): boolean {
  return details === null || details.of === 'talk';
}
