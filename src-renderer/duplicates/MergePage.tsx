import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, CustomerField } from '../../src-shared/customers/customer.ts';
import { mergedOwn } from '../../src-shared/custom-fields/merged-own.ts';
import { type MergeableCustomer, type MergeChoices, mergedValues } from '../../src-shared/customers/merging.ts';
import type { ChildCounts, PriceClash } from '../../src-shared/merges/merges.contract.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useOwnFields, useOwnWords } from '../custom-fields/index.ts';
import { useFieldWords } from '../customers/index.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDay, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import classes from './Duplicates.module.css';
import { PriceClashes } from './PriceClashes.tsx';
import { MergeFields, type RecordValues } from './MergeFields.tsx';

/** Several records become one: which to keep, what stands where they differ, what moves along, and how it will look. */
export function MergePage() {
  const { t } = useTranslation(['duplicates', 'customers']);
  const language = useLanguage();
  const client = useClient();
  const navigate = useNavigate();
  const { ids } = useSearch({ from: '/merge' });
  usePlace({ title: t('title'), detail: t('mergePage.title'), onTitle: () => void navigate({ to: '/duplicates' }) });
  const preview = useQuery({
    queryKey: ['merges', 'preview', ids],
    meta: { entities: ['customers', 'contacts', 'visits', 'interactions', 'customValues', 'priceRules'] },
    enabled: ids.length > 0,
    queryFn: () => client.merges.preview({ ids: [...ids] }),
  });
  const found = preview.data;
  return (
    <div className={classes.page}>
      <PageHeader title={t('mergePage.title')} />
      <div className={classes.body}>
        {preview.isError ? (
          <FailedState reason={sentenceOf(preview.error, language)} onRetry={() => void preview.refetch()} />
        ) : ids.length === 0 || (found !== undefined && found.customers.length < 2) ? (
          <EmptyState title={t('mergePage.tooFew')}>
            <Button variant="default" onClick={() => void navigate({ to: '/duplicates' })}>
              {t('mergePage.back')}
            </Button>
          </EmptyState>
        ) : found === undefined ? (
          <LoadingState lines={8} />
        ) : (
          <MergeForm
            key={ids.join()}
            customers={found.customers}
            counts={found.children}
            ownValues={found.ownValues}
            prices={found.prices}
            suggestedId={found.suggestedWinnerId}
          />
        )}
      </div>
    </div>
  );
}

function MergeForm({
  customers,
  counts,
  ownValues,
  prices,
  suggestedId,
}: {
  customers: readonly Customer[];
  counts: Readonly<Record<string, ChildCounts>>;
  ownValues: RecordValues;
  prices: readonly PriceClash[];
  suggestedId: string;
}) {
  const { t } = useTranslation('duplicates');
  const language = useLanguage();
  const navigate = useNavigate();
  const words = useFieldWords();
  const [chosenWinner, setWinner] = useState(suggestedId);
  const [choices, setChoices] = useState<MergeChoices>({});
  const [ownChoices, setOwnChoices] = useState<Readonly<Record<string, string>>>({});
  const ownFields = useOwnFields().fields.filter(({ entity }) => entity === 'customers');
  const ownWords = useOwnWords();
  const winner = customers.find(({ id }) => id === chosenWinner) ?? customers[0];
  const winnerId = winner?.id ?? '';
  const ordered = [...customers].sort((a, b) => Number(b.id === winnerId) - Number(a.id === winnerId));
  const records = ordered as readonly MergeableCustomer[]; // a customer has every field of a mergeable one
  const values = mergedValues(winnerId, records, choices);
  const others = ordered.filter(({ id }) => id !== winnerId);
  const merge = useCommand(
    (client, choice: MergeChoices) =>
      client.merges.merge({
        winnerId,
        ids: others.map(({ id }) => id),
        choices: { ...choice } as Record<CustomerField, string>,
        ownChoices,
      }),
    // The choices are made from the contract's own fields, with ids of these records or `all`.
    { done: () => t('mergePage.done', { name: String(values.name) }) },
  );
  const owners = new Set(customers.map(({ ownerId }) => ownerId));

  async function submit() {
    const done = await merge.run(choices);
    if (done !== null) await navigate({ to: '/customers/$id', params: { id: done.winnerId } });
  }

  return (
    <>
      <Card title={t('mergePage.keep')} isFlush>
        <table className={classes.table}>
          <tbody>
            {customers.map((customer) => (
              <tr key={customer.id} className={customer.id === winnerId ? (classes.winner ?? '') : ''}>
                <td>
                  <label className={classes.choice}>
                    <input
                      type="radio"
                      name="winner"
                      checked={customer.id === winnerId}
                      aria-label={t('mergePage.keepOne', { name: customer.name })}
                      onChange={() => setWinner(customer.id)}
                    />
                    <span>
                      <span className={classes.name}>{customer.name}</span>{' '}
                      <span className={classes.under}>
                        {[customer.taxCode, customer.phone, customer.address].filter((part) => part !== null).join(' · ')}
                      </span>
                    </span>
                  </label>
                </td>
                <td className={classes.under}>
                  <Counts counts={counts[customer.id]} />
                  {' · '}
                  {t('mergePage.created', { day: writeDay(customer.createdAt.slice(0, 10)) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <p className={classes.note}>{t('mergePage.keepHint')}</p>
      {owners.size > 1 ? (
        <p className={classes.warn} role="status">
          {t('mergePage.owner', {
            name: values.ownerId === null ? t('mergePage.nobody') : words.valueOf('ownerId', values.ownerId),
          })}
        </p>
      ) : null}
      <PriceClashes prices={prices} customers={customers} />
      <MergeFields
        customers={records}
        winnerId={winnerId}
        choices={choices}
        onChoose={(field, from) => setChoices((before) => ({ ...before, [field]: from }))}
        own={{
          fields: ownFields,
          values: ownValues,
          choices: ownChoices,
          onChoose: (fieldId, from) => setOwnChoices((before) => ({ ...before, [fieldId]: from })),
        }}
      />
      <Card title={t('mergePage.result')}>
        <dl className={classes.result}>
          {Object.entries(values)
            .filter(([, value]) => value !== null)
            .map(([field, value]) => (
              <ResultLine key={field} label={words.nameOf(field)} text={words.valueOf(field, value)} />
            ))}
          {ownFields.map(({ id }) => {
            const value = mergedOwn(
              id,
              winnerId,
              records.map((record) => record.id),
              ownValues,
              ownChoices[id],
            );
            return value === null ? null : <ResultLine key={id} label={ownWords.nameOf(id)} text={ownWords.valueOf(id, value)} />;
          })}
          <ResultLine label={t('mergePage.with')} text={<Counts counts={sumOf(Object.values(counts))} />} />
        </dl>
      </Card>
      <div className={classes.foot}>
        <span className={classes.note}>{t('mergePage.undoHint')}</span>
        <Button variant="default" onClick={() => void navigate({ to: '/duplicates' })}>
          {t('mergePage.back')}
        </Button>
        <Button loading={merge.isRunning} onClick={() => void submit()}>
          {t('mergePage.submit', { count: customers.length, shown: writeNumber(customers.length, language) })}
        </Button>
      </div>
    </>
  );
}

function ResultLine({ label, text }: { label: string; text: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className={classes.text}>{text}</dd>
    </>
  );
}

const countNames = ['contacts', 'visits', 'interactions', 'files', 'others'] as const;

function Counts({ counts }: { counts: ChildCounts | undefined }) {
  const { t } = useTranslation('duplicates');
  const language = useLanguage();
  const parts = countNames
    .map((name) => [name, counts?.[name] ?? 0] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => t(`counts.${name}`, { count, shown: writeNumber(count, language) }));
  return <>{parts.length === 0 ? t('counts.nothing') : parts.join(', ')}</>;
}

function sumOf(all: readonly ChildCounts[]): ChildCounts {
  const sum = { contacts: 0, visits: 0, interactions: 0, files: 0, others: 0 };
  for (const counts of all) for (const name of countNames) sum[name] += counts[name];
  return sum;
}
