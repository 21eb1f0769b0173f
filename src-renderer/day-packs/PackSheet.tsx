import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayPackPage } from '../../src-shared/day-packs/day-packs.contract.ts';
import { useChoices } from '../api/use-choices.ts';
import { timeOf, writeDay, writeMoney } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useVisitWords } from '../visits/index.ts';
import classes from './DayPack.module.css';

/** One customer of the day: who, whom to call, what is open, what was said last, what they buy. What is not known has no place. */
export function PackSheet({ page, number, of, on }: { page: DayPackPage; number: number; of: number; on: string }) {
  const { t } = useTranslation('dayPacks');
  const words = useVisitWords();
  const roles = useChoices('contact_role');
  const { visit, customer, contacts, lastTalks, helpRequests, tasks, offers, orders, wallet, debts, files } = page;
  const promises = lastTalks.filter((talk) => talk.nextStep !== null);
  const about = [
    customer.rating === null ? null : t('rating', { rating: customer.rating }),
    t(`trading.${customer.trading}`),
    customer.salutation,
    customer.legalRepresentative === null ? null : t('legalRepresentative', { name: customer.legalRepresentative }),
    customer.taxCode === null ? null : t('taxCode', { code: customer.taxCode }),
  ];
  const facts = [
    ['lastTransaction', customer.lastTransactionOn === null ? null : writeDay(customer.lastTransactionOn)],
    ['needs', customer.needs],
    ['behaviour', customer.behaviour],
    ['tastes', customer.tastes],
    ['note', customer.note],
  ] as const;
  const known = facts.filter(([, value]) => value !== null);
  return (
    <article className={classes.sheet} aria-label={customer.name}>
      <header className={classes.head}>
        <h2 className={classes.name}>
          <Link to="/customers/$id" params={{ id: customer.id }}>
            {customer.name}
          </Link>
        </h2>
        <span className={`${classes.soft} fb-figures`}>
          {number}/{of}
        </span>
      </header>
      <p className={classes.line}>
        <strong className="fb-figures">{words.times(visit)}</strong> · {words.purpose(visit)}
      </p>
      <p className={classes.line}>
        {[customer.phone, customer.email, customer.address].filter((part) => part !== null).join(' · ')}
      </p>
      <p className={`${classes.line} ${classes.soft}`}>{about.filter((part) => part !== null).join(' · ')}</p>
      {visit.note === null ? null : (
        <p className={classes.line}>
          <span className={classes.soft}>{t('prepare')}:</span> {visit.note}
        </p>
      )}

      {contacts.length === 0 ? null : (
        <Section title={t('contacts')}>
          <table className={classes.table}>
            <tbody>
              {contacts.map((person, at) => (
                <tr key={at}>
                  <th scope="row">
                    {person.name}
                    {person.isPrimary && contacts.length > 1 ? ` (${t('primary')})` : ''}
                  </th>
                  <td>{person.role === null ? '' : roles.wordFor(person.role)}</td>
                  <td className="fb-figures">{person.phone}</td>
                  <td>{[person.email, person.note].filter((part) => part !== null).join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}

      {helpRequests.length + tasks.length + promises.length === 0 ? null : (
        <Section title={t('open')}>
          <ul className={classes.lines}>
            {helpRequests.map((request, at) => (
              <li key={at}>
                <StateBadge tone="warn">{t('help')}</StateBadge> {request.text}
              </li>
            ))}
            {tasks.map((task) => (
              <li key={task.id}>
                {task.dueOn === null ? null : (
                  <strong className={`${task.dueOn < on ? classes.late : ''} fb-figures`}>{writeDay(task.dueOn)} </strong>
                )}
                <span className={classes.soft}>{t('task')}:</span> {task.title}
                {task.assigneeName === null ? null : <span className={classes.soft}> ({task.assigneeName})</span>}
              </li>
            ))}
            {promises.map((talk) => (
              <li key={talk.id}>
                {talk.nextOn === null ? null : <strong className="fb-figures">{writeDay(talk.nextOn)} </strong>}
                {talk.nextStep} <span className={classes.soft}>({writeDay(talk.at)})</span>
              </li>
            ))}
          </ul>
        </Section>
      )}

      <Section title={t('talks')}>
        {lastTalks.length === 0 ? <p className={`${classes.line} ${classes.soft}`}>{t('noTalks')}</p> : null}
        <ul className={classes.lines}>
          {lastTalks.map((talk) => (
            <li key={talk.id}>
              <strong className="fb-figures">
                {writeDay(talk.at)} {timeOf(talk.at)}
              </strong>{' '}
              {t(`kind.${talkKind(talk.kind)}`)}
              <span className={classes.soft}>
                {[
                  talk.outcome === null ? null : ` · ${t(`outcome.${outcomeOf(talk.outcome)}`)}`,
                  talk.withWhom === null ? null : ` · ${t('with', { name: talk.withWhom })}`,
                  talk.userName === null ? null : ` · ${talk.userName}`,
                ]}
              </span>
              {talk.text === null ? null : <div className={classes.said}>{talk.text}</div>}
            </li>
          ))}
        </ul>
      </Section>

      {offers.length === 0 ? null : (
        <Section title={t('offers')}>
          <ul className={classes.lines}>
            {offers.map((offer) => (
              <li key={offer.id}>
                <Link to="/quotes/$id" params={{ id: offer.id }}>
                  <strong className="fb-figures">{writeMoney(offer.totalDong)}</strong>
                </Link>
                <span className={classes.soft}>
                  {` · ${offer.label} · ${t(offer.state === 'sent' ? 'offerSent' : 'offerApproved')}`}
                </span>
                {offer.validUntil === null ? null : (
                  <span className={offer.isExpired ? classes.late : classes.soft}>
                    {` · ${t(offer.isExpired ? 'expired' : 'validUntil', { day: writeDay(offer.validUntil) })}`}
                  </span>
                )}
                {offer.goods === '' ? null : <div className={classes.said}>{offer.goods}</div>}
              </li>
            ))}
          </ul>
        </Section>
      )}

      {orders.length === 0 ? null : (
        <Section title={t('orders')}>
          <ul className={classes.lines}>
            {orders.map((order) => (
              <li key={order.id}>
                <Link to="/orders/$id" params={{ id: order.id }}>
                  <strong className="fb-figures">
                    {writeDay(order.orderedOn)} · {writeMoney(order.totalDong)}
                  </strong>
                </Link>
                <span className={classes.soft}>
                  {[
                    ` · ${order.label}`,
                    ` · ${t(order.state === 'done' ? 'orderDone' : 'orderOpen')}`,
                    order.state === 'done' || order.deliverOn === null
                      ? null
                      : ` · ${t('deliverOn', { day: writeDay(order.deliverOn) })}`,
                  ]}
                </span>
                {order.goods === '' ? null : <div className={classes.said}>{order.goods}</div>}
              </li>
            ))}
          </ul>
        </Section>
      )}

      {debts === null ? null : (
        <Section title={t('debts')}>
          <ul className={classes.lines}>
            <li>
              <strong className={`${debts.overdueDong > 0 ? classes.late : ''} fb-figures`}>
                {t('owes', { open: writeMoney(debts.openDong), overdue: writeMoney(debts.overdueDong) })}
              </strong>
              {debts.creditDong === 0 ? null : ` · ${t('credit', { amount: writeMoney(debts.creditDong) })}`}
            </li>
            {debts.invoices.map((invoice) => (
              <li key={invoice.number}>
                {invoice.number} · <span className="fb-figures">{writeMoney(invoice.leftDong)}</span>
                <span className={classes.soft}> · {t('dueOn', { day: writeDay(invoice.owedOn) })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}

      {known.length + wallet.length === 0 ? null : (
        <Section title={t('buys')}>
          <ul className={classes.lines}>
            {wallet.map((share, at) => (
              <li key={at}>
                {[
                  share.product,
                  share.competitor === null ? null : t('ofCompetitor', { name: share.competitor }),
                  share.amountDong === null ? null : t('aYear', { amount: writeMoney(share.amountDong) }),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </li>
            ))}
            {known.map(([key, value]) => (
              <li key={key} className={classes.said}>
                <span className={classes.soft}>{t(key)}:</span> {value}
              </li>
            ))}
          </ul>
        </Section>
      )}

      {files.length === 0 ? null : (
        <Section title={t('files')}>
          <ul className={classes.lines}>
            {files.map((file, at) => (
              <li key={at}>
                {file.name} <span className={classes.soft}>{writeDay(file.addedAt)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </article>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={classes.section}>{title}</h3>
      {children}
    </section>
  );
}

const kinds = ['visit', 'call', 'note', 'meeting', 'chat', 'email'] as const;
function talkKind(kind: string): (typeof kinds)[number] {
  return kinds.find((known) => known === kind) ?? 'note';
}
const outcomes = ['successful', 'follow-up', 'not-met', 'refused'] as const;
function outcomeOf(outcome: string): (typeof outcomes)[number] {
  return outcomes.find((known) => known === outcome) ?? 'follow-up';
}
