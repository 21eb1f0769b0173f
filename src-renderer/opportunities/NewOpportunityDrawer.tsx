import { Anchor, Select, TagsInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDong } from '../../src-shared/lib/money.ts';
import type { NewOpportunity } from '../../src-shared/opportunities/opportunity-record.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useTeam } from '../api/use-team.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { DayField } from '../ui/DayField.tsx';
import { CustomerField, useLastOpened } from '../visits/index.ts';
import { newOpportunityDrawer, type NewOpportunityStart } from './drawers.ts';
import { keysOfTags, wordsOfTags } from './tag-words.ts';
import { useOpportunityChoices } from './use-opportunity-choices.ts';
import { useStages } from './use-opportunities.ts';

/** Three fields make an opportunity: whose, what, how much. The rest unfolds. */
export function NewOpportunityDrawer() {
  const { isOpen, value, key } = useLastOpened(newOpportunityDrawer);
  return value === null ? null : <NewOpportunityForm key={key} isOpen={isOpen} start={value} />;
}

interface Draft {
  readonly customerId: string;
  readonly customerName: string;
  readonly title: string;
  readonly value: string;
  readonly expectedCloseOn: string | null;
  readonly stageId: string | null;
  readonly potential: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly source: string | null;
  readonly tags: readonly string[];
  readonly needs: string;
}

function NewOpportunityForm({ isOpen, start }: { isOpen: boolean; start: NewOpportunityStart }) {
  const { t } = useTranslation('opportunities');
  const navigate = useNavigate();
  const { stages, nameOf } = useStages();
  const choices = useOpportunityChoices();
  const sources = useChoices('lead_source');
  const tagList = useChoices('tag');
  const me = useTeam().find(({ isMe }) => isMe)?.id ?? null;
  const [isWhole, setIsWhole] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const { values, change, clear } = useDraft<Draft>(`opportunity.new.${start.customer?.id ?? ''}`, {
    ...{ customerId: start.customer?.id ?? '', customerName: start.customer?.name ?? '', title: start.title ?? '', value: '' },
    ...{ expectedCloseOn: null, stageId: start.stageId ?? null, potential: null, ownerId: null, teamId: null, source: null },
    ...{ tags: [], needs: '' },
  });
  const create = useCommand((client, made: NewOpportunity) => client.opportunities.create(made), {
    done: (_made, { title }) => t('toast.created', { title }),
    isQuiet: true,
  });
  const dong = values.value.trim() === '' ? null : parseDong(values.value);
  const isBadValue = values.value.trim() !== '' && dong === null;

  async function save() {
    setIsTried(true);
    if (values.customerId === '' || values.title.trim() === '' || isBadValue) return;
    const { customerId, title, expectedCloseOn, stageId, potential, ownerId, teamId, source, tags, needs } = values;
    const made = await create.run({
      ...{ customerId, title, valueDong: dong, expectedCloseOn, teamId, source },
      potentialPercent: potential === null ? null : Number(potential),
      ...(stageId === null ? {} : { stageId }),
      ...(ownerId === null ? {} : { ownerId }),
      ...(tags.length === 0 ? {} : { tags: keysOfTags(tags, tagList) }),
      ...(needs.trim() === '' ? {} : { needs }),
      ...(start.origin === undefined ? {} : { originEntity: start.origin.entity, originId: start.origin.id }),
    });
    if (made === null) return;
    clear();
    newOpportunityDrawer.close();
    if (isWhole) void navigate({ to: '/opportunities/$id', params: { id: made.id } });
  }

  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('newTitle')}
      saveLabel={t('create')}
      isSaving={create.isRunning}
      failure={create.failure}
      onSave={() => void save()}
      onClose={newOpportunityDrawer.close}
    >
      {start.customer === undefined ? (
        <CustomerField
          label={t('fields.customerId')}
          value={values.customerId === '' ? null : { id: values.customerId, name: values.customerName }}
          error={isTried && values.customerId === '' ? t('customerMissing') : (create.fields['customerId'] ?? null)}
          onChange={(customer) => change({ customerId: customer?.id ?? '', customerName: customer?.name ?? '' })}
        />
      ) : (
        <TextInput label={t('fields.customerId')} value={start.customer.name} readOnly />
      )}
      <TextInput
        label={t('fields.title')}
        placeholder={t('titleHint')}
        withAsterisk
        maxLength={300}
        data-autofocus={start.customer === undefined ? undefined : true}
        value={values.title}
        error={isTried && values.title.trim() === '' ? t('titleMissing') : (create.fields['title'] ?? null)}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <MoneyInput
        label={t('fields.valueDong')}
        value={values.value}
        error={create.fields['valueDong'] ?? null}
        onChange={(value) => change({ value })}
      />
      {isWhole ? (
        <>
          <DayField
            label={t('fields.expectedCloseOn')}
            value={values.expectedCloseOn}
            isClearable
            onChange={(expectedCloseOn) => change({ expectedCloseOn })}
          />
          <Select
            label={t('fields.stageId')}
            data={stages
              .filter(({ isActive, kind }) => isActive && kind !== 'lost')
              .map(({ id }) => ({ value: id, label: nameOf(id) }))}
            value={values.stageId ?? stages.find(({ isActive, kind }) => isActive && kind === 'open')?.id ?? null}
            allowDeselect={false}
            error={create.fields['stageId'] ?? null}
            onChange={(stageId) => change({ stageId })}
          />
          <Select
            label={t('fields.potentialPercent')}
            description={t('potentialHint')}
            data={choices.potentialFor(null)}
            value={values.potential}
            clearable
            clearButtonProps={{ 'aria-label': t('clear', { label: t('fields.potentialPercent') }) }}
            onChange={(potential) => change({ potential })}
          />
          <Select
            label={t('fields.ownerId')}
            data={choices.people}
            value={values.ownerId ?? me}
            searchable
            allowDeselect={false}
            error={create.fields['ownerId'] ?? null}
            onChange={(ownerId) => change({ ownerId })}
          />
          {choices.hasTeams ? (
            <Select
              label={t('fields.teamId')}
              description={choices.teamsFor(null).length === 0 ? t('noSellingTeam') : null}
              data={choices.teamsFor(null)}
              value={values.teamId}
              clearable
              clearButtonProps={{ 'aria-label': t('clear', { label: t('fields.teamId') }) }}
              error={create.fields['teamId'] ?? null}
              onChange={(teamId) => change({ teamId })}
            />
          ) : null}
          <Select
            label={t('fields.source')}
            data={[...sources.options]}
            value={values.source}
            clearable
            clearButtonProps={{ 'aria-label': t('clear', { label: t('fields.source') }) }}
            onChange={(source) => change({ source })}
          />
          <TagsInput
            label={t('fields.tags')}
            data={tagList.options.map(({ label }) => label)}
            value={wordsOfTags(values.tags, tagList)}
            maxTags={30}
            onChange={(tags) => change({ tags: keysOfTags(tags, tagList) })}
          />
          <TextArea
            label={t('fields.needs')}
            maxLength={5000}
            value={values.needs}
            onChange={(event) => change({ needs: event.currentTarget.value })}
            onSend={() => void save()}
          />
        </>
      ) : (
        <Anchor component="button" type="button" size="sm" onClick={() => setIsWhole(true)}>
          {t('more')}
        </Anchor>
      )}
    </FormDrawer>
  );
}
