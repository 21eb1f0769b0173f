import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { writeDay } from '../ui/formats.ts';
import classes from './Quotes.module.css';
import sheet from '../ui/SaleSheet.module.css';
import type { FullQuote } from './use-quotes.ts';

/** What the customer answered, to which version. */
export function QuoteAnswers({ quote }: { quote: FullQuote }) {
  const { t } = useTranslation('quotes');
  if (quote.answers.length === 0) return null;
  return (
    <Card title={t('answers')}>
      <ul className={classes.list}>
        {quote.answers.map((answer) => (
          <li key={answer.id}>
            <strong>
              {t(answer.isAccepted ? 'answer.yes' : 'answer.no', { version: answer.version, on: writeDay(answer.answeredOn) })}
            </strong>
            <span>{[answer.byName, answer.byPost, t(`ways.${answer.way}`)].filter((part) => part !== null).join(' · ')}</span>
            {answer.note === null ? null : <span>{answer.note}</span>}
            {answer.takenByName === null ? null : (
              <small className={sheet.soft}>{t('answer.takenBy', { name: answer.takenByName })}</small>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
