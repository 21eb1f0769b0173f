import { Checkbox, Group, NumberInput, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { promotionKinds, type PromotionValues } from '../../src-shared/promotions/promotion.ts';
import { useCommand } from '../api/use-command.ts';
import { SpanFields, TargetFields } from '../prices/index.ts';
import { ProductPicker } from '../products/index.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { NamedFormDrawer } from '../ui/NamedFormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { LegalityNotes } from './LegalityNotes.tsx';
import { type OpenField, openFields, type PromotionDraft, promotionValuesOf } from './promotion-draft.ts';

const occasions = ['none', 'birthday', 'founding'] as const;

/** Writes a promotion down; what the law says about it stands below while it is written. */
export function PromotionDrawer({ start, onClose }: { start: PromotionDraft; onClose: () => void }) {
  const { t } = useTranslation('promotions');
  const [draft, setDraft] = useState(start);
  const change = (values: Partial<PromotionDraft>) => setDraft((before) => ({ ...before, ...values }));
  const values = promotionValuesOf(draft);
  const open = openFields(draft);
  const save = useCommand(
    (core, said: PromotionValues) => core.promotions.save({ ...said, ...(draft.id === null ? {} : { id: draft.id }) }),
    { done: (_answer, { name }) => t('saved', { name }), isQuiet: true },
  );
  return (
    <NamedFormDrawer
      title={t(draft.id === null ? 'new' : 'edit')}
      name={{
        label: t('form.name'),
        placeholder: t('form.nameHint'),
        value: draft.name,
        maxLength: 200,
        missing: t('form.wrong.name'),
        problem: save.fields['name'],
        onChange: (name) => change({ name }),
      }}
      failure={save.failure}
      isSaving={save.isRunning}
      isReady={values !== null}
      onSave={async () => (values === null ? null : save.run(values))}
      onClose={onClose}
    >
      {(isTried) => {
        const wrong = (field: OpenField) => (isTried && open.includes(field) ? t(`form.wrong.${field}`) : null);
        return (
          <>
            <SegmentedControl
              aria-label={t('form.kind')}
              fullWidth
              value={draft.kind}
              onChange={(kind) => change({ kind })}
              data={promotionKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
            {draft.kind === 'gift' ? (
              <Group grow gap="sm" align="flex-start">
                <ProductPicker
                  label={t('form.gift')}
                  value={draft.gift}
                  isRequired
                  error={wrong('gift') ?? save.fields['giftProductId']}
                  onChange={(gift) => change({ gift })}
                />
                <TextInput
                  label={t('form.giftQuantity')}
                  value={draft.giftQuantity}
                  withAsterisk
                  error={wrong('giftQuantity')}
                  onChange={(event) => change({ giftQuantity: event.currentTarget.value })}
                />
              </Group>
            ) : null}
            {draft.kind === 'discount' ? (
              <TextInput
                label={t('form.share')}
                placeholder="5 %"
                value={draft.share}
                withAsterisk
                error={wrong('share')}
                onChange={(event) => change({ share: event.currentTarget.value })}
              />
            ) : null}
            {draft.kind === 'tour' ? (
              <NumberInput
                label={t('form.seats')}
                value={draft.seats}
                min={1}
                allowDecimal={false}
                withAsterisk
                error={wrong('seats')}
                onChange={(seats) => change({ seats })}
              />
            ) : null}
            <SpanFields
              fromOn={draft.fromOn}
              toOn={draft.toOn}
              isRequired
              isTried={isTried}
              fields={save.fields}
              onChange={change}
            />
            <TargetFields
              target={draft.target}
              isTried={isTried}
              fields={save.fields}
              without={['customer']}
              onChange={(target) => change({ target: { ...draft.target, ...target } })}
            />
            <Group grow gap="sm" align="flex-start">
              <TextInput
                label={t('form.minQuantity')}
                placeholder={t('form.noCondition')}
                value={draft.minQuantity}
                error={wrong('minQuantity')}
                onChange={(event) => change({ minQuantity: event.currentTarget.value })}
              />
              <MoneyInput
                label={t('form.minAmount')}
                value={draft.minAmount}
                error={wrong('minAmount')}
                onChange={(minAmount) => change({ minAmount })}
              />
            </Group>
            <Checkbox
              label={t('form.isRepeated')}
              checked={draft.isRepeated}
              onChange={(event) => change({ isRepeated: event.currentTarget.checked })}
            />
            <Group grow gap="sm" align="flex-start">
              <Select
                label={t('form.occasion')}
                data={occasions.map((value) => ({ value, label: t(`occasions.${value}`) }))}
                value={draft.occasion}
                allowDeselect={false}
                onChange={(value) => change({ occasion: occasions.find((one) => one === value) ?? 'none' })}
              />
              {draft.occasion === 'none' ? null : (
                <NumberInput
                  label={t('form.occasionDays')}
                  value={draft.occasionDays}
                  min={0}
                  max={180}
                  allowDecimal={false}
                  error={wrong('occasionDays')}
                  onChange={(occasionDays) => change({ occasionDays })}
                />
              )}
            </Group>
            <MoneyInput
              label={t('form.budget')}
              value={draft.budget}
              error={wrong('budget')}
              onChange={(budget) => change({ budget })}
            />
            <Checkbox
              label={t('form.isConcentrated')}
              description={t('form.isConcentratedHint')}
              checked={draft.isConcentrated}
              onChange={(event) => change({ isConcentrated: event.currentTarget.checked })}
            />
            <LegalityNotes id={draft.id} values={values} />
            <TextInput
              label={t('form.taxNote')}
              placeholder={t('form.taxNoteHint')}
              value={draft.taxNote}
              maxLength={2000}
              onChange={(event) => change({ taxNote: event.currentTarget.value })}
            />
            <TextArea
              label={t('form.note')}
              value={draft.note}
              maxLength={5000}
              onChange={(event) => change({ note: event.currentTarget.value })}
            />
            <Switch
              label={t('form.isActive')}
              checked={draft.isActive}
              onChange={(event) => change({ isActive: event.currentTarget.checked })}
            />
          </>
        );
      }}
    </NamedFormDrawer>
  );
}
