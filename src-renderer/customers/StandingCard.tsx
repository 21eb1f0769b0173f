import { Button } from '@mantine/core';
import { useTranslation } from '../locales/words.tsx';
import type { Customer } from '../../src-shared/customers/customer.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { Fact, FactList } from '../ui/FactList.tsx';
import { writeDay } from '../ui/formats.ts';
import { CustomerFacts } from './CustomerFacts.tsx';
import classes from './StandingCard.module.css';
import { notBuyingFields, standingFields } from './fields.ts';
import { TradingBadge } from './TradingBadge.tsx';
import { useStanding } from './use-standing.ts';

/** How things stand: does he buy, what does he need, how far have we come, how does he like to be reached. */
export function StandingCard({ customer, isReadOnly }: { customer: Customer; isReadOnly: boolean }) {
  const { t } = useTranslation('customers');
  const standing = useStanding(customer.id);
  const isBuying = standing?.tradingState === 'trading';
  const hasReason = customer.notBuyingReason !== null || customer.notBuyingNote !== null;
  return (
    <Card title={t('standing.title')}>
      {standing === undefined ? null : (
        <FactList>
          <Fact label={t('standing.tradingState')}>
            <span className={classes.value} title={t('standing.tradingHint', { count: standing.tradingLimitDays })}>
              <TradingBadge state={standing.tradingState} />
            </span>
          </Fact>
          <Fact label={t('fields.rating')}>
            <Rating rating={standing.rating} current={customer.rating} />
          </Fact>
        </FactList>
      )}
      <CustomerFacts customer={customer} fields={standingFields} isReadOnly={isReadOnly} />
      {standing === undefined || isReadOnly ? null : <Suggestion customer={customer} standing={standing} />}
      {isBuying && !hasReason ? null : (
        <>
          <h3 className={classes.part}>{t('standing.notBuying')}</h3>
          <CustomerFacts customer={customer} fields={notBuyingFields} isReadOnly={isReadOnly} />
        </>
      )}
    </Card>
  );
}

type Standing = NonNullable<ReturnType<typeof useStanding>>;

function Rating({ rating, current }: { rating: Standing['rating']; current: Customer['rating'] }) {
  const { t } = useTranslation('customers');
  // A rating that came with the customer has no day and no author.
  if (rating === null || rating.rating !== current) return <span className={classes.value}>{current ?? '–'}</span>;
  const words = { name: rating.authorName ?? '–', day: writeDay(rating.ratedOn) };
  return (
    <span className={classes.value} title={rating.reason ?? ''}>
      {rating.rating === null ? t('standing.ratedNone', words) : t('standing.rated', { ...words, rating: rating.rating })}
    </span>
  );
}

/** The channel that was used most, offered where it is not chosen yet. */
function Suggestion({ customer, standing }: { customer: Customer; standing: Standing }) {
  const { t } = useTranslation('customers');
  const use = useCommand(
    (client, preferredChannel: NonNullable<Standing['suggestedChannel']>) =>
      client.customers.update({ id: customer.id, change: { preferredChannel }, rev: customer.rev }),
    { done: () => t('updated', { field: t('fields.preferredChannel') }) },
  );
  const channel = standing.suggestedChannel;
  return (
    <>
      {channel === null || channel === customer.preferredChannel ? null : (
        <p className={classes.suggestion}>
          {t('standing.suggested', { channel: t(`channel.${channel}`), count: standing.contacts[channel] ?? 0 })}
          <Button variant="subtle" size="compact-sm" loading={use.isRunning} onClick={() => void use.run(channel)}>
            {t('standing.useSuggestion')}
          </Button>
        </p>
      )}
      {standing.people.map((person) => (
        <PersonSuggestion key={person.contactId} person={person} />
      ))}
    </>
  );
}

/** The same for one of the people, who may answer elsewhere than the others. */
function PersonSuggestion({ person: { contactId, name, channel, count } }: { person: Standing['people'][number] }) {
  const { t } = useTranslation('customers');
  const use = useCommand(
    (client, _none: null) => client.contacts.update({ id: contactId, change: { preferredChannel: channel } }),
    {
      done: () => t('updated', { field: t('fields.preferredChannel') }),
    },
  );
  return (
    <p className={classes.suggestion}>
      {t('standing.suggestedOf', { name, channel: t(`channel.${channel}`), count })}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('standing.useSuggestionOf', { name })}
        loading={use.isRunning}
        onClick={() => void use.run(null)}
      >
        {t('standing.useSuggestion')}
      </Button>
    </p>
  );
}
