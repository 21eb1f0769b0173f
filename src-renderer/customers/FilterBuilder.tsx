import { ActionIcon, Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filterOperators, type FilterOperator, type FilterTree } from '../../src-shared/customers/filter.ts';
import { isListField, kindOf, listFields, ownListFieldOf } from '../../src-shared/customers/list-fields.ts';
import { useFieldsOf } from '../custom-fields/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import classes from './FilterBuilder.module.css';
import {
  aCondition,
  type DraftCondition,
  type DraftGroup,
  draftOf,
  type FilterDraft,
  isDraftGroup,
  nextKey,
  treeOf,
  valueKindOf,
} from './filter-draft.ts';
import { useFieldKinds } from './use-field-kinds.ts';
import { useFieldWords } from './use-field-words.ts';

/** Conditions over any field, joined by "and" and "or", in two levels. */
export function FilterBuilder({
  tree,
  isOpen,
  onApply,
  onClose,
}: {
  tree: FilterTree | undefined;
  isOpen: boolean;
  onApply: (tree: FilterTree) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('customerLists');
  const [draft, setDraft] = useState<FilterDraft>(() => draftOf(tree));
  const [failure, setFailure] = useState<string | null>(null);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    if (isOpen) {
      setDraft(draftOf(tree));
      setFailure(null);
    }
  }

  function apply() {
    const made = treeOf(draft);
    if ('tree' in made) {
      onApply(made.tree);
      onClose();
    } else setFailure(made.unfinished === 0 ? t('builder.empty') : t('builder.incomplete', { number: made.unfinished }));
  }
  const replace = (key: number, next: DraftCondition | DraftGroup | null) =>
    setDraft({ ...draft, items: draft.items.flatMap((item) => (item.key !== key ? [item] : next === null ? [] : [next])) });
  const numbers = numbersOf(draft);

  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('builder.title')}
      saveLabel={t('builder.apply')}
      failure={failure}
      onSave={apply}
      onClose={onClose}
    >
      <JoinSelect join={draft.join} onJoin={(join) => setDraft({ ...draft, join })} />
      {draft.items.map((item) =>
        isDraftGroup(item) ? (
          <fieldset key={item.key} className={classes.group} aria-label={t('builder.group')}>
            <div className={classes.groupHead}>
              <JoinSelect join={item.join} onJoin={(join) => replace(item.key, { ...item, join })} />
              <ActionIcon
                variant="subtle"
                size={28}
                aria-label={t('builder.removeGroup')}
                onClick={() => replace(item.key, null)}
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </div>
            {item.items.map((condition) => (
              <ConditionRow
                key={condition.key}
                number={numbers.get(condition.key) ?? 0}
                condition={condition}
                onChange={(next) =>
                  replace(item.key, {
                    ...item,
                    items: item.items.flatMap((one) => (one.key !== condition.key ? [one] : next === null ? [] : [next])),
                  })
                }
              />
            ))}
            <AddButton
              label={t('builder.add')}
              onAdd={() => replace(item.key, { ...item, items: [...item.items, aCondition()] })}
            />
          </fieldset>
        ) : (
          <ConditionRow
            key={item.key}
            number={numbers.get(item.key) ?? 0}
            condition={item}
            onChange={(next) => replace(item.key, next)}
          />
        ),
      )}
      <div className={classes.adds}>
        <AddButton label={t('builder.add')} onAdd={() => setDraft({ ...draft, items: [...draft.items, aCondition()] })} />
        <AddButton
          label={t('builder.addGroup')}
          onAdd={() =>
            setDraft({
              ...draft,
              items: [
                ...draft.items,
                { key: nextKey(), join: draft.join === 'all' ? 'any' : 'all', items: [aCondition(), aCondition()] },
              ],
            })
          }
        />
      </div>
    </FormDrawer>
  );
}

function numbersOf(draft: FilterDraft): ReadonlyMap<number, number> {
  const keys = draft.items.flatMap((item) => (isDraftGroup(item) ? item.items.map(({ key }) => key) : [item.key]));
  return new Map(keys.map((key, at) => [key, at + 1]));
}

function JoinSelect({ join, onJoin }: { join: FilterTree['join']; onJoin: (join: FilterTree['join']) => void }) {
  const { t } = useTranslation('customerLists');
  return (
    <Select
      label={t('builder.join')}
      data={[
        { value: 'all', label: t('builder.all') },
        { value: 'any', label: t('builder.any') },
      ]}
      value={join}
      allowDeselect={false}
      onChange={(value) => onJoin(value === 'any' ? 'any' : 'all')}
    />
  );
}

function AddButton({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <Button variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
      {label}
    </Button>
  );
}

function ConditionRow({
  number,
  condition,
  onChange,
}: {
  number: number;
  condition: DraftCondition;
  onChange: (next: DraftCondition | null) => void;
}) {
  const { t } = useTranslation('customerLists');
  const { nameOf } = useFieldWords();
  const own = useFieldsOf('customers').map(ownListFieldOf);
  const { field, op } = condition;
  const operators: readonly FilterOperator[] = filterOperators[kindOf(field)];
  return (
    <div className={classes.condition} role="group" aria-label={t('builder.condition', { number })}>
      <Select
        aria-label={t('builder.field')}
        data={[...new Set([...listFields, ...own, field])].map((one) => ({ value: one, label: nameOf(one) }))}
        value={field}
        searchable
        allowDeselect={false}
        onChange={(value) => {
          if (value !== null && isListField(value)) onChange({ ...aCondition(value), key: condition.key });
        }}
      />
      <Select
        aria-label={t('builder.op')}
        data={operators.map((one) => ({ value: one, label: t(`op.${one}`) }))}
        value={op}
        allowDeselect={false}
        onChange={(value) => onChange({ ...condition, op: operators.find((one) => one === value) ?? op })}
      />
      <ActionIcon variant="subtle" size={30} aria-label={t('builder.remove', { number })} onClick={() => onChange(null)}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
      <ConditionValue condition={condition} onChange={onChange} />
    </div>
  );
}

function ConditionValue({ condition, onChange }: { condition: DraftCondition; onChange: (next: DraftCondition) => void }) {
  const { t } = useTranslation('customerLists');
  const kindFor = useFieldKinds();
  const kind = valueKindOf(condition.field, condition.op);
  if (kind === 'none') return null;
  if (kind === 'choices') {
    const known = kindFor(condition.field);
    const choices = known.type === 'choice' ? known.choices : [];
    return (
      <MultiSelect
        className={classes.value ?? ''}
        aria-label={t('builder.value')}
        data={[...choices]}
        value={[...condition.choices]}
        searchable
        onChange={(values) => onChange({ ...condition, choices: values })}
      />
    );
  }
  return (
    <TextInput
      className={classes.value ?? ''}
      aria-label={kind === 'days' ? t('builder.days') : t('builder.value')}
      placeholder={kind === 'day' ? 'dd/mm/yyyy' : kind === 'days' ? t('builder.days') : ''}
      inputMode={kind === 'number' || kind === 'days' ? 'numeric' : 'text'}
      maxLength={200}
      value={condition.text}
      onChange={(event) => onChange({ ...condition, text: event.currentTarget.value })}
    />
  );
}
