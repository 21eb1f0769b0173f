import { ActionIcon, Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconRestore, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customFieldEntities, customFieldTypes, mostOptions } from '../../src-shared/custom-fields/custom-field.ts';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type DraftOption, type FieldDraft, newOption, wantedOptions } from './field-draft.ts';
import classes from './OwnFields.module.css';

/** Makes an own field, or changes what it is called and offers. */
export function FieldDrawer({
  draft,
  onChange,
  onClose,
}: {
  draft: FieldDraft;
  onChange: (draft: FieldDraft) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('customFields');
  const [isTried, setIsTried] = useState(false);
  const isNew = draft.id === null;
  const isList = draft.type === 'list';
  const save = useCommand(
    (core, { id, entity, type, vi, en, options, isActive }: FieldDraft) => {
      const named = { vi, en: en.trim() === '' ? vi : en, ...(isList ? { options: wantedOptions(options) } : {}) };
      return id === null
        ? core.customFields.define({ entity, type, ...named })
        : core.customFields.change({ id, change: { ...named, isActive } });
    },
    { done: (_answer, { vi }) => t('saved', { name: vi.trim() }), isQuiet: true },
  );
  const isUnnamed = draft.vi.trim() === '';
  const hasNoChoice = isList && wantedOptions(draft.options).every(({ isActive }) => !isActive);
  async function run() {
    setIsTried(true);
    if (isUnnamed || hasNoChoice) return;
    if ((await save.run(draft)) !== null) onClose();
  }

  return (
    <FormDrawer
      isOpen
      title={isNew ? t('new') : t('editOne', { name: draft.vi })}
      failure={Object.keys(save.fields).length === 0 ? save.failure : null}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        maxLength={80}
        required
        value={draft.vi}
        data-autofocus
        error={isTried && isUnnamed ? t('nameRequired') : save.fields['vi']}
        onChange={(event) => onChange({ ...draft, vi: event.currentTarget.value })}
      />
      <TextInput
        label={t('nameEn')}
        description={t('nameEnHint')}
        maxLength={80}
        value={draft.en}
        error={save.fields['en']}
        onChange={(event) => onChange({ ...draft, en: event.currentTarget.value })}
      />
      {isNew ? (
        <>
          <NativeSelect
            label={t('entity')}
            value={draft.entity}
            error={save.fields['entity']}
            data={customFieldEntities.map((entity) => ({ value: entity, label: t(`of.${entity}`) }))}
            onChange={(event) =>
              onChange({ ...draft, entity: customFieldEntities.find((one) => one === event.currentTarget.value) ?? draft.entity })
            }
          />
          <NativeSelect
            label={t('type')}
            description={t('typeFixed')}
            value={draft.type}
            data={customFieldTypes.map((type) => ({ value: type, label: t(`types.${type}`) }))}
            onChange={(event) =>
              onChange({ ...draft, type: customFieldTypes.find((one) => one === event.currentTarget.value) ?? draft.type })
            }
          />
        </>
      ) : (
        <p className={classes.text}>
          {t(`of.${draft.entity}`)} · {t(`types.${draft.type}`)}
        </p>
      )}
      {isList ? (
        <Options
          options={draft.options}
          problem={isTried && hasNoChoice ? t('optionsRequired') : (save.fields['options'] ?? null)}
          onChange={(options) => onChange({ ...draft, options })}
        />
      ) : null}
      {isNew ? null : (
        <Switch
          label={t('isActive')}
          description={t('isActiveHint')}
          checked={draft.isActive}
          onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
        />
      )}
    </FormDrawer>
  );
}

function Options({
  options,
  problem,
  onChange,
}: {
  options: readonly DraftOption[];
  problem: string | null;
  onChange: (options: readonly DraftOption[]) => void;
}) {
  const { t } = useTranslation('customFields');
  const change = (at: number, part: Partial<DraftOption>) =>
    onChange(options.map((option, place) => (place === at ? { ...option, ...part } : option)));
  return (
    <fieldset className={classes.options}>
      <legend>{t('options')}</legend>
      {options.map((option, at) => (
        // Choices have no key before they are saved; their place is what they are known by.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className={classes.option}>
          <TextInput
            aria-label={t('option', { number: at + 1 })}
            maxLength={80}
            disabled={!option.isActive}
            value={option.vi}
            onChange={(event) => change(at, { vi: event.currentTarget.value })}
          />
          <TextInput
            aria-label={`${t('option', { number: at + 1 })}, ${t('nameEn')}`}
            placeholder={option.isActive ? t('nameEn') : t('optionGone')}
            maxLength={80}
            disabled={!option.isActive}
            value={option.isActive ? option.en : ''}
            onChange={(event) => change(at, { en: event.currentTarget.value })}
          />
          {option.isActive ? (
            <ActionIcon
              variant="subtle"
              size={28}
              aria-label={t('dropOption', { name: option.vi })}
              onClick={() =>
                option.key === null ? onChange(options.filter((_one, place) => place !== at)) : change(at, { isActive: false })
              }
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          ) : (
            <ActionIcon
              variant="subtle"
              size={28}
              aria-label={t('offerOption', { name: option.vi })}
              onClick={() => change(at, { isActive: true })}
            >
              <IconRestore size={15} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={options.length >= mostOptions}
          onClick={() => onChange([...options, newOption])}
        >
          {t('addOption')}
        </Button>
      </div>
      <div className={classes.problem} role="alert">
        {problem}
      </div>
    </fieldset>
  );
}
