import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDong } from '../../src-shared/lib/money.ts';
import type { OpportunityChange, OpportunityRecord } from '../../src-shared/opportunities/opportunity-record.ts';
import { useClient } from '../api/client.tsx';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { Fact, FactList } from '../ui/FactList.tsx';
import { writeMoney } from '../ui/formats.ts';
import { HistoryButton } from '../ui/HistoryButton.tsx';
import { InlineEdit, type InlineKind } from '../ui/InlineEdit.tsx';
import { HistoryLines } from './OpportunityHistory.tsx';
import { keysOfTags, wordsOfTags } from './tag-words.ts';
import { useOpportunityChoices } from './use-opportunity-choices.ts';

type Field = keyof OpportunityChange;

/** What is known of it, each value edited where it stands and with its own history. */
export function OpportunityFacts({ record, isReadOnly }: { record: OpportunityRecord; isReadOnly: boolean }) {
  const { t } = useTranslation(['opportunities', 'ui']);
  const client = useClient();
  const choices = useOpportunityChoices();
  const sources = useChoices('lead_source');
  const reasons = useChoices('lost_reason');
  const contacts = useQuery({
    queryKey: ['contacts', 'list', record.customerId],
    meta: { entities: ['contacts', 'customers'] },
    queryFn: () => client.contacts.list({ customerId: record.customerId }),
    enabled: record.customerState === 'seen',
  }).data?.contacts;
  const rivals = useQuery({
    queryKey: ['competitors', 'list'],
    meta: { entities: ['competitors', 'competitorPrices', 'opportunities'] },
    queryFn: () => client.competitors.list({}),
  }).data?.competitors;
  const update = useCommand((core, change: OpportunityChange) => core.opportunities.update({ id: record.id, change }), {
    done: () => t('opportunities:toast.changed', { title: record.title }),
    isQuiet: true,
  });
  const save = async (change: OpportunityChange): Promise<string | null> => {
    const outcome = await update.attempt(change);
    return outcome.isDone ? null : (Object.values(outcome.fields)[0] ?? outcome.sentence);
  };
  const money = async (typed: string | null) => {
    const valueDong = typed === null ? null : parseDong(typed);
    return typed !== null && valueDong === null ? t('ui:money.notUnderstood') : save({ valueDong });
  };
  const fact = (
    field: Field,
    value: string | null,
    kind: InlineKind,
    onSave: (typed: string | null) => Promise<string | null>,
    shown?: string | null,
  ) => {
    const label = t(`opportunities:fields.${field}`);
    return (
      <Fact
        key={field}
        label={label}
        aside={
          record.history.some((line) => line.field === field) ? (
            <HistoryButton label={t('opportunities:historyOf', { field: label })}>
              {() => <HistoryLines lines={record.history.filter((line) => line.field === field)} />}
            </HistoryButton>
          ) : undefined
        }
      >
        <InlineEdit
          label={label}
          value={value}
          kind={kind}
          {...(shown == null ? {} : { shown })}
          isReadOnly={isReadOnly}
          onSave={onSave}
        />
      </Fact>
    );
  };
  const choice = (given: readonly { value: string; label: string }[], isClearable = true): InlineKind => ({
    type: 'choice',
    choices: given,
    isClearable,
  });
  const named = (value: string | null, name: string | null) => (value === null ? null : (name ?? value));
  const contactOf = contacts?.find(({ id }) => id === record.contactId)?.name ?? null;
  return (
    <Card title={t('opportunities:facts')}>
      <FactList>
        {fact('title', record.title, { type: 'text' }, (title) =>
          title === null ? Promise.resolve(t('opportunities:titleMissing')) : save({ title }),
        )}
        {fact('valueDong', record.valueDong === null ? null : writeMoney(record.valueDong), { type: 'text' }, money)}
        {fact('expectedCloseOn', record.expectedCloseOn, { type: 'day' }, (expectedCloseOn) => save({ expectedCloseOn }))}
        {fact(
          'potentialPercent',
          record.potentialPercent === null ? null : String(record.potentialPercent),
          choice(choices.potentialFor(record.potentialPercent)),
          (typed) => save({ potentialPercent: typed === null ? null : Number(typed) }),
          record.potentialPercent === null ? null : `${record.potentialPercent} %`,
        )}
        {fact(
          'ownerId',
          record.ownerId,
          choice(choices.people, false),
          (ownerId) => (ownerId === null ? Promise.resolve(null) : save({ ownerId })),
          named(record.ownerId, record.ownerName),
        )}
        {choices.hasTeams
          ? fact(
              'teamId',
              record.teamId,
              choice(choices.teamsFor(record.teamId)),
              (teamId) => save({ teamId }),
              named(record.teamId, record.teamName),
            )
          : null}
        {fact(
          'contactId',
          record.contactId,
          choice((contacts ?? []).map(({ id, name }) => ({ value: id, label: name }))),
          (contactId) => save({ contactId }),
          named(record.contactId, contactOf),
        )}
        {fact(
          'competitorId',
          record.competitorId,
          choice((rivals ?? []).map(({ id, name }) => ({ value: id, label: name }))),
          (competitorId) => save({ competitorId }),
          named(record.competitorId, record.competitorName),
        )}
        {fact(
          'source',
          record.source,
          choice(sources.options),
          (source) => save({ source }),
          record.source === null ? null : sources.wordFor(record.source),
        )}
        {record.kind === 'lost'
          ? [
              fact(
                'lostReason',
                record.lostReason,
                choice(reasons.options, false),
                (lostReason) => save({ lostReason }),
                record.lostReason === null ? null : reasons.wordFor(record.lostReason),
              ),
              fact('lostNote', record.lostNote, { type: 'textarea' }, (lostNote) => save({ lostNote })),
            ]
          : null}
        {fact('needs', record.needs, { type: 'textarea' }, (needs) => save({ needs }))}
        {fact('note', record.note, { type: 'textarea' }, (note) => save({ note }))}
      </FactList>
      <Tags record={record} isReadOnly={isReadOnly} />
    </Card>
  );
}

function Tags({ record, isReadOnly }: { record: OpportunityRecord; isReadOnly: boolean }) {
  const { t } = useTranslation('opportunities');
  const list = useChoices('tag');
  const [typing, setTyping] = useState<readonly string[] | null>(null);
  const put = useCommand((client, tags: string[]) => client.opportunities.setTags({ id: record.id, tags }), {
    done: () => t('toast.tagged', { title: record.title }),
  });
  const shown = typing ?? record.tags;
  return (
    <TagsInput
      label={t('fields.tags')}
      placeholder={isReadOnly ? '' : t('tagHint')}
      data={list.options.map(({ label }) => label)}
      value={wordsOfTags(shown, list)}
      readOnly={isReadOnly}
      maxTags={30}
      onChange={(words) => {
        const tags = keysOfTags(words, list);
        setTyping(tags);
        void put.run(tags).then(() => setTyping(null));
      }}
    />
  );
}
