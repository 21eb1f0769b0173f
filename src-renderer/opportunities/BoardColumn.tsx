import { memo, useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { BoardStage } from '../../src-shared/opportunities/opportunities.contract.ts';
import type { Language } from '../locales/i18n.ts';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { BoardCard } from './BoardCard.tsx';
import classes from './Opportunities.module.css';
import { shortMoney } from './short-money.ts';

/** A stage with its number, value, forecast and cards. */
export const BoardColumn = memo(function BoardColumn({
  stage,
  today,
  language,
  tagWord,
  onDrop,
}: {
  stage: BoardStage;
  today: string;
  language: Language;
  tagWord: (tag: string) => string;
  onDrop: (stageId: string) => void;
}) {
  const { t } = useTranslation('opportunities');
  const [isOver, setIsOver] = useState(false);
  const id = `stage-${stage.id}`;
  return (
    <section
      className={classes.column}
      aria-labelledby={id}
      data-stage={stage.id}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!stage.isActive) return;
        event.preventDefault();
        if (!isOver) setIsOver(true);
      }}
      onDragLeave={(event) => {
        // Over one of its own cards it is still this column.
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onDrop(stage.id);
      }}
    >
      <header className={classes.columnHead} data-kind={stage.kind}>
        <h2 id={id}>
          {stage[language]} <span className="fb-figures">{writeNumber(stage.count, language)}</span>
        </h2>
        <p className={classes.columnSums}>
          <span title={writeMoney(stage.totalDong)}>{shortMoney(stage.totalDong, language)}</span>
          {stage.kind === 'open' ? (
            <span className={classes.soft} title={t('weightedHint', { percent: stage.probabilityPercent })}>
              {t('weightedOf', { percent: stage.probabilityPercent, amount: shortMoney(stage.weightedDong, language) })}
            </span>
          ) : (
            <span className={classes.soft}>{t('closedLately')}</span>
          )}
        </p>
        {stage.isActive ? null : <p className={classes.retired}>{t('stageRetired')}</p>}
        {stage.standing > 0 ? <p className={classes.standing}>{t('standingCount', { count: stage.standing })}</p> : null}
      </header>
      <ul className={classes.cards}>
        {stage.cards.map((card, at) => (
          <BoardCard key={card.id} card={card} today={today} language={language} isFirst={at === 0} tagWord={tagWord} />
        ))}
      </ul>
      {stage.count > stage.cards.length ? (
        <p className={classes.soft}>{t('moreInList', { count: stage.count - stage.cards.length })}</p>
      ) : null}
    </section>
  );
});
