import { ActionIcon, Select, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { customerChange, type CustomerField } from '../../src-shared/customers/customer.ts';
import { isOwnListField, type OwnListField, ownFieldIdOf, ownListFieldOf } from '../../src-shared/customers/list-fields.ts';
import { readOwnValue } from '../../src-shared/custom-fields/own-value.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useFieldsOf } from '../custom-fields/index.ts';
import { readDay, writeNumber } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import classes from './BulkEdit.module.css';
import { useFieldKinds } from './use-field-kinds.ts';
import { useFieldWords } from './use-field-words.ts';

/** Fields that can be the same for many; a name, a tax code or a phone is one customer's own. */
const bulkFields = [
  'rating',
  'lifecycle',
  'source',
  'provinceCode',
  'teamId',
  'needState',
  'potential',
  'relationshipStep',
  'notBuyingReason',
  'notBuyingNote',
  'preferredChannel',
  'kind',
  'siteKind',
  'gender',
  'salutation',
  'profession',
  'activityScope',
  'needs',
  'behaviour',
  'tastes',
  'demographics',
  'foundedOn',
  'seniorMetOn',
  'seniorMetBy',
  'helpNeeded',
  'website',
  'note',
] as const satisfies readonly CustomerField[];
type BulkField = (typeof bulkFields)[number] | OwnListField;

/** What was typed or chosen for a field; an empty text clears it. */
type Wanted = readonly { readonly field: BulkField; readonly text: string }[];

interface BulkChange {
  readonly change: z.input<typeof customerChange>;
  readonly ownValues: readonly (readonly [OwnListField, string | null])[];
}

/** The same change for many customers: any field, one below the other. What is not named stays as it is; empty clears. */
export function BulkEditDrawer({ ids, isOpen, onClose }: { ids: readonly string[]; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { t: lists } = useTranslation('customerLists');
  const language = useLanguage();
  const kindFor = useFieldKinds();
  const { nameOf } = useFieldWords();
  const ownFields = useFieldsOf('customers');
  const [wanted, setWanted] = useState<Wanted>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const save = useCommand(
    async (client, { change, ownValues }: BulkChange) => {
      let made = Object.keys(change).length === 0 ? null : await client.customers.updateMany({ ids: [...ids], change });
      for (const [field, value] of ownValues) {
        const joined = made === null ? {} : { groupId: made.groupId };
        const next = await client.customFields.set({
          fieldId: ownFieldIdOf(field) ?? '',
          ids: [...ids],
          value,
          language,
          ...joined,
        });
        made = { groupId: next.groupId, count: Math.max(made?.count ?? 0, next.count) };
      }
      return made ?? { count: 0, groupId: '' };
    },
    {
      done: (answer) => t('bulk.done', { count: answer.count, shown: writeNumber(answer.count, language) }),
      isQuiet: true,
    },
  );

  function valueOf({ field, text }: Wanted[number]): string | number | null {
    const clean = text.trim();
    if (clean === '') return null;
    if (field === 'potential') return Number(clean);
    return kindFor(field).type === 'day' ? (readDay(clean) ?? clean) : clean;
  }

  async function run() {
    setProblem(null);
    if (wanted.length === 0) return setProblem(t('bulk.nothing'));
    const known = wanted.filter(({ field }) => !isOwnListField(field));
    const change = customerChange.safeParse(Object.fromEntries(known.map((one) => [one.field, valueOf(one)])));
    if (!change.success) {
      const bad = bulkFields.find((field) => field === change.error.issues[0]?.path[0]);
      return setProblem(lists('bulk.bad', { field: bad === undefined ? '' : t(`fields.${bad}`) }));
    }
    // All is looked at before anything is written, so that nothing stands half done.
    const ownValues: [OwnListField, string | null][] = [];
    for (const { field, text } of wanted) {
      if (!isOwnListField(field)) continue;
      const definition = ownFields.find(({ id }) => id === ownFieldIdOf(field));
      const checked = definition === undefined || text.trim() === '' ? null : readOwnValue(definition, text, { language });
      if (checked?.problem !== undefined) return setProblem(lists('bulk.bad', { field: nameOf(field) }));
      ownValues.push([field, text.trim() === '' ? null : text]);
    }
    if ((await save.run({ change: change.data, ownValues })) === null) return;
    setWanted([]);
    onClose();
  }

  const change = (field: BulkField, text: string) =>
    setWanted(wanted.map((one) => (one.field === field ? { field, text } : one)));
  const left = [...bulkFields, ...ownFields.map(ownListFieldOf)].filter((field) => !wanted.some((one) => one.field === field));
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('bulk.title', { count: ids.length, shown: writeNumber(ids.length, language) })}
      saveLabel={t('bulk.apply')}
      isSaving={save.isRunning}
      failure={save.failure ?? problem}
      onSave={() => void run()}
      onClose={onClose}
    >
      {wanted.map(({ field, text }) => {
        const kind = kindFor(field);
        const label = nameOf(field);
        return (
          <div key={field} className={classes.row}>
            {kind.type === 'choice' ? (
              <Select
                label={label}
                placeholder={lists('bulk.clear')}
                data={[...kind.choices]}
                value={text === '' ? null : text}
                searchable={kind.choices.length > 8}
                clearable
                onChange={(value) => change(field, value ?? '')}
              />
            ) : kind.type === 'textarea' ? (
              <Textarea
                label={label}
                placeholder={lists('bulk.clear')}
                autosize
                minRows={2}
                value={text}
                onChange={(event) => change(field, event.currentTarget.value)}
              />
            ) : (
              <TextInput
                label={label}
                placeholder={kind.type === 'day' ? 'dd/mm/yyyy' : lists('bulk.clear')}
                value={text}
                onChange={(event) => change(field, event.currentTarget.value)}
              />
            )}
            <ActionIcon
              variant="subtle"
              size={30}
              aria-label={lists('bulk.leave', { field: label })}
              onClick={() => setWanted(wanted.filter((one) => one.field !== field))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <Select
        label={lists('bulk.field')}
        placeholder={lists('bulk.choose')}
        data={left.map((field) => ({ value: field, label: nameOf(field) }))}
        value={null}
        searchable
        onChange={(value) => {
          const field = left.find((one) => one === value);
          if (field !== undefined) setWanted([...wanted, { field, text: '' }]);
        }}
      />
    </FormDrawer>
  );
}
