import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { vatClasses, type VatClass } from '../../src-shared/products/vat-rate.ts';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import classes from './Products.module.css';
import { readQuantity, writeQuantity } from './quantities.ts';
import { useProductGroups } from './use-products.ts';

export interface ProductDraft {
  readonly id: string | null;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly groupId: string | null;
  readonly unit: string;
  readonly barcode: string;
  readonly vatClass: VatClass;
  readonly description: string;
  /** As typed. */
  readonly pack: string;
  readonly packUnit: string;
  readonly isActive: boolean;
}

export const emptyProduct: ProductDraft = {
  id: null,
  code: '',
  name: '',
  nameEn: '',
  groupId: null,
  unit: '',
  barcode: '',
  vatClass: 'standard',
  description: '',
  pack: '',
  packUnit: '',
  isActive: true,
};

/** Writes down a product, or changes one: what it is called and sold by first, the rest below. */
export function ProductDrawer({
  draft,
  onChange,
  onClose,
  onSaved,
}: {
  draft: ProductDraft;
  onChange: (draft: ProductDraft) => void;
  onClose: () => void;
  onSaved?: (id: string) => void;
}) {
  const { t } = useTranslation('products');
  const { groups } = useProductGroups();
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (core, { id, pack, ...values }: ProductDraft) =>
      core.products.save({
        ...values,
        packMilli: pack.trim() === '' ? null : readQuantity(pack),
        ...(id === null ? {} : { id }),
      }),
    { done: (_answer, { name }) => t('saved', { name }), isQuiet: true },
  );
  const isPackBad = draft.pack.trim() !== '' && readQuantity(draft.pack) === null;
  const missing = (field: 'code' | 'name' | 'unit') => isTried && draft[field].trim() === '';
  const text = (field: 'code' | 'name' | 'nameEn' | 'unit' | 'barcode' | 'packUnit', max: number) => ({
    label: t(`fields.${field}`),
    maxLength: max,
    value: draft[field],
    error: save.fields[field] ?? null,
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...draft, [field]: event.currentTarget.value }),
  });
  async function run() {
    setIsTried(true);
    if ([draft.code, draft.name, draft.unit].some((value) => value.trim() === '') || isPackBad) return;
    const saved = await save.run(draft);
    if (saved === null) return;
    onClose();
    onSaved?.(saved.id);
  }
  return (
    <FormDrawer
      isOpen
      title={draft.id === null ? t('new') : t('editOne', { name: draft.name })}
      failure={Object.keys(save.fields).length > 0 ? null : save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <TextInput
        {...text('name', 300)}
        withAsterisk
        data-autofocus
        error={missing('name') ? t('missing.name') : save.fields['name']}
      />
      <div className={classes.two}>
        <TextInput {...text('code', 60)} withAsterisk error={missing('code') ? t('missing.code') : save.fields['code']} />
        <TextInput
          {...text('unit', 40)}
          withAsterisk
          placeholder={t('unitHint')}
          error={missing('unit') ? t('missing.unit') : save.fields['unit']}
        />
      </div>
      <Select
        label={t('fields.groupId')}
        placeholder={t('noGroup')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('picker.clear', { label: t('fields.groupId') }) }}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.groupId}
        error={save.fields['groupId']}
        onChange={(groupId) => onChange({ ...draft, groupId })}
      />
      <Select
        label={t('fields.vatClass')}
        description={t(`vatHint.${draft.vatClass}`)}
        allowDeselect={false}
        data={vatClasses.map((value) => ({ value, label: t(`vatClass.${value}`) }))}
        value={draft.vatClass}
        onChange={(value) => onChange({ ...draft, vatClass: vatClasses.find((one) => one === value) ?? 'standard' })}
      />
      <TextInput {...text('barcode', 60)} />
      <div className={classes.two}>
        <TextInput
          label={t('fields.pack')}
          placeholder={t('packHint')}
          maxLength={20}
          value={draft.pack}
          error={isPackBad ? t('packBad') : null}
          onChange={(event) => onChange({ ...draft, pack: event.currentTarget.value })}
        />
        <TextInput {...text('packUnit', 40)} placeholder={t('packUnitHint')} />
      </div>
      <TextInput {...text('nameEn', 300)} />
      <Textarea
        label={t('fields.description')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={draft.description}
        onChange={(event) => onChange({ ...draft, description: event.currentTarget.value })}
      />
      <Switch
        label={t('isActive')}
        checked={draft.isActive}
        onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
      />
    </FormDrawer>
  );
}

/** A product as the form has it. */
export function draftOf(product: {
  id: string;
  code: string;
  name: string;
  nameEn: string | null;
  groupId: string | null;
  unit: string;
  barcode: string | null;
  vatClass: VatClass;
  description: string | null;
  packMilli: number | null;
  packUnit: string | null;
  isActive: boolean;
}): ProductDraft {
  const { id, code, name, groupId, unit, vatClass, isActive } = product;
  return {
    id,
    code,
    name,
    groupId,
    unit,
    vatClass,
    isActive,
    nameEn: product.nameEn ?? '',
    barcode: product.barcode ?? '',
    description: product.description ?? '',
    pack: product.packMilli === null ? '' : writeQuantity(product.packMilli),
    packUnit: product.packUnit ?? '',
  };
}
