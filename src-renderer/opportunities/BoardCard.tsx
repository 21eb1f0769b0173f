import { IconClockPause } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { OpportunityCard } from '../../src-shared/opportunities/opportunity-record.ts';
import type { Language } from '../locales/i18n.ts';
import { writeMoney, writeShortDay } from '../ui/formats.ts';
import classes from './Opportunities.module.css';
import { shortMoney } from './short-money.ts';

/** One card of the board. Drawn again only when it is another card: a board has a thousand of them. */
export const BoardCard = memo(function BoardCard({
  card,
  today,
  language,
  isFirst,
  tagWord,
}: {
  card: OpportunityCard;
  today: string;
  language: Language;
  /** Of each column one card takes the Tab key; arrows go on from there. */
  isFirst: boolean;
  tagWord: (tag: string) => string;
}) {
  const { t } = useTranslation('opportunities');
  const isLate = card.kind === 'open' && card.expectedCloseOn !== null && card.expectedCloseOn < today;
  return (
    <li
      className={classes.card}
      data-card={card.id}
      tabIndex={isFirst ? 0 : -1}
      draggable
      aria-label={[card.title, card.customerName ?? t('unseen'), card.valueDong === null ? '' : writeMoney(card.valueDong)]
        .filter((part) => part !== '')
        .join(', ')}
      aria-keyshortcuts="Enter Alt+ArrowLeft Alt+ArrowRight"
    >
      <a className={classes.cardTitle} href={`#/opportunities/${card.id}`} draggable={false} tabIndex={-1}>
        {card.title}
      </a>
      <span className={classes.cardCustomer}>{card.customerName ?? t('unseen')}</span>
      <span className={classes.cardLine}>
        <span
          className={`${classes.cardValue} fb-figures`}
          title={card.valueDong === null ? undefined : writeMoney(card.valueDong)}
        >
          {card.valueDong === null ? t('noValue') : shortMoney(card.valueDong, language)}
        </span>
        {card.potentialPercent === null ? null : <span title={t('fields.potentialPercent')}>{card.potentialPercent} %</span>}
        <span className={classes.push} />
        {card.expectedCloseOn === null || card.kind !== 'open' ? null : (
          <span className={isLate ? classes.late : undefined} title={isLate ? t('lateClose') : t('fields.expectedCloseOn')}>
            {writeShortDay(card.expectedCloseOn, today)}
          </span>
        )}
        {card.kind !== 'open' && card.closedAt !== null ? <span>{writeShortDay(card.closedAt, today)}</span> : null}
      </span>
      <span className={classes.cardLine}>
        <span className={classes.cardOwner}>{card.ownerName}</span>
        {card.isStanding ? (
          <span className={classes.standing} title={t('standingHint', { count: card.daysInStage })}>
            <IconClockPause size={13} stroke={1.75} aria-hidden /> {t('days', { count: card.daysInStage })}
          </span>
        ) : null}
      </span>
      {card.tags.length === 0 ? null : (
        <span className={classes.cardTags}>
          {card.tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              {tagWord(tag)}
            </span>
          ))}
        </span>
      )}
    </li>
  );
});
