import { ActionIcon, Select, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerChange, type CustomerField } from '../../src-shared/customers/customer.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { readDay, writeNumber } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import classes from './BulkEdit.module.css';
import { useFieldKinds } from './use-field-kinds.ts';

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
type BulkField = (typeof bulkFields)[number];

/** What was typed or chosen for a field; an empty text clears it. */
type Wanted = readonly { readonly field: BulkField; readonly text: string }[];

/** The same change for many customers: any field, one below the other. What is not named stays as it is; empty clears. */
export function BulkEditDrawer({ ids, isOpen, onClose }: { ids: readonly string[]; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { t: lists } = useTranslation('customerLists');
  const language = useLanguage();
  const kindFor = useFieldKinds();
  const [wanted, setWanted] = useState<Wanted>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const save = useCommand(
    (client, change: Parameters<typeof client.customers.updateMany>[0]['change']) =>
      client.customers.updateMany({ ids: [...ids], change }),
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
    const change = customerChange.safeParse(Object.fromEntries(wanted.map((one) => [one.field, valueOf(one)])));
    if (!change.success) {
      const bad = bulkFields.find((field) => field === change.error.issues[0]?.path[0]);
      return setProblem(lists('bulk.bad', { field: bad === undefined ? '' : t(`fields.${bad}`) }));
    }
    if ((await save.run(change.data)) === null) return;
    setWanted([]);
    onClose();
  }

  const change = (field: BulkField, text: string) =>
    setWanted(wanted.map((one) => (one.field === field ? { field, text } : one)));
  const left = bulkFields.filter((field) => !wanted.some((one) => one.field === field));
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
        const label = t(`fields.${field}`);
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
        data={left.map((field) => ({ value: field, label: t(`fields.${field}`) }))}
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
