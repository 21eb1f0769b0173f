import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnouncementQuestion, Proposal } from '../../src-shared/announcements/announcements.contract.ts';
import { againChoices, type LeftReason } from '../../src-shared/announcements/who-may-be-told.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './Announcements.module.css';
import { usePeopleBehind } from './use-announcements.ts';

type Again = (typeof againChoices)[number];

/** How many get the mail, and who does not and why; each number opens its customers. */
export function AudienceCounts({
  question,
  proposal,
  onAgain,
  onWithout,
}: {
  question: AnnouncementQuestion;
  proposal: Proposal;
  onAgain: (again: Again[]) => void;
  onWithout: (without: string[]) => void;
}) {
  const { t } = useTranslation('announcements');
  const language = useLanguage();
  const [opened, setOpened] = useState<LeftReason | 'recipients' | null>(null);
  const again = question.again ?? [];
  const toggle = (what: LeftReason | 'recipients') => setOpened(opened === what ? null : what);
  const counted = { count: proposal.recipients, shown: writeNumber(proposal.recipients, language) };
  // Who is written to again is counted among the recipients; the box stays to take it back.
  const reasons = [
    ...proposal.left,
    ...again
      .map((got) => ({ why: `got-${got}` as const, count: 0 }))
      .filter(({ why }) => !proposal.left.some((one) => one.why === why)),
  ];
  const list = (why: LeftReason | null) => <People question={question} why={why} onWithout={onWithout} />;
  return (
    <section className={classes.audience} aria-label={t('recipients', counted)}>
      <div className={classes.row}>
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.total ?? ''}
          disabled={proposal.recipients === 0}
          aria-expanded={opened === 'recipients'}
          onClick={() => toggle('recipients')}
        >
          {t('recipients', counted)}
        </Button>
        <span className={classes.soft}>{t('ofWanted', { shown: writeNumber(proposal.wanted, language) })}</span>
      </div>
      {opened === 'recipients' && proposal.recipients > 0 ? list(null) : null}
      {proposal.recipients === 0 ? <p className={classes.warning}>{t('nobody')}</p> : null}
      {reasons.length === 0 ? null : (
        <>
          <h3 className={classes.heading}>{t('leftTitle')}</h3>
          <ul className={classes.reasons} aria-label={t('leftTitle')}>
            {reasons.map(({ why, count }) => {
              const got = againChoices.find((one) => why === `got-${one}`);
              return (
                <li key={why}>
                  <div className={classes.row}>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      disabled={count === 0}
                      aria-expanded={opened === why}
                      onClick={() => toggle(why)}
                    >
                      {t(`why.${why}`)}: {writeNumber(count, language)}
                    </Button>
                    {got === undefined ? null : (
                      <Checkbox
                        size="xs"
                        label={t('again')}
                        aria-label={t('againOf', { why: t(`why.${why}`) })}
                        checked={again.includes(got)}
                        onChange={(event) =>
                          onAgain(event.currentTarget.checked ? [...again, got] : again.filter((one) => one !== got))
                        }
                      />
                    )}
                  </div>
                  {opened === why && count > 0 ? list(why) : null}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

function People({
  question,
  why,
  onWithout,
}: {
  question: AnnouncementQuestion;
  why: LeftReason | null;
  onWithout: (without: string[]) => void;
}) {
  const { t } = useTranslation('announcements');
  const language = useLanguage();
  const found = usePeopleBehind(question, why);
  const without = question.without ?? [];
  if (found === undefined) return null;
  const more = found.total - found.people.length;
  return (
    <ul
      className={classes.people}
      aria-label={
        why === null
          ? t('recipients', { count: found.total, shown: writeNumber(found.total, language) })
          : t('peopleOf', { why: t(`why.${why}`) })
      }
    >
      {found.people.map(({ customerId, customerName, ownerName, personName, address }) => (
        <li key={customerId} className={classes.person}>
          <span className={classes.who}>
            <Link to="/customers/$id" params={{ id: customerId }} search={{}} className={classes.link ?? ''}>
              {customerName}
            </Link>
            <span className={classes.soft}>
              {[personName === customerName ? null : personName, address, ownerName ?? t('noOwner')]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </span>
          {why === null ? (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('leaveOutOf', { name: customerName })}
              onClick={() => onWithout([...without, customerId])}
            >
              {t('leaveOut')}
            </Button>
          ) : null}
          {why === 'by-hand' ? (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('takeBackOf', { name: customerName })}
              onClick={() => onWithout(without.filter((id) => id !== customerId))}
            >
              {t('takeBack')}
            </Button>
          ) : null}
        </li>
      ))}
      {more > 0 ? <li className={classes.soft}>{t('morePeople', { count: more, shown: writeNumber(more, language) })}</li> : null}
    </ul>
  );
}
