import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CarePlanValues, careTriggers } from '../../src-shared/care/care-plan.ts';
import { customerRatings } from '../../src-shared/customers/customer.ts';
import { useActivityTypes } from '../activities/index.ts';
import { useCommand } from '../api/use-command.ts';
import { useGroups } from '../groups/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { careChannels } from './channels.ts';

export type PlanDraft = CarePlanValues & { readonly id?: string };
export const emptyPlan: PlanDraft = {
  name: '',
  groupId: null,
  rating: null,
  trigger: 'visit-done',
  afterDays: 3,
  typeId: null,
  channel: 'phone',
  title: '',
  note: null,
  order: 1,
  isActive: true,
};

/** One step of care: after what, how many days, for whom, by which channel, and what the task is called. */
export function CarePlanDrawer({ start, onClose }: { start: PlanDraft; onClose: () => void }) {
  const { t } = useTranslation('care');
  const { groups } = useGroups();
  const types = useActivityTypes();
  const [plan, setPlan] = useState(start);
  const [isTried, setIsTried] = useState(false);
  const change = (part: Partial<PlanDraft>) => setPlan({ ...plan, ...part });
  const isUntitled = plan.title.trim() === '';
  const save = useCommand(
    (core, { id, ...values }: PlanDraft) =>
      core.care.savePlan({ ...values, name: values.title.slice(0, 120), ...(id === undefined ? {} : { id }) }),
    { done: (_answer, { title }) => t('plans.saved', { name: title }), isQuiet: true },
  );
  async function run() {
    setIsTried(true);
    if (!isUntitled && (await save.run(plan)) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={start.id === undefined ? t('plans.new') : t('plans.editOne', { name: start.title })}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <TextInput
        label={t('what')}
        description={t('plans.nameHint')}
        withAsterisk
        data-autofocus
        maxLength={300}
        value={plan.title}
        error={isTried && isUntitled ? t('whatMissing') : null}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Select
        label={t('plans.trigger')}
        allowDeselect={false}
        data={careTriggers.map((value) => ({ value, label: t(`triggers.${value}`) }))}
        value={plan.trigger}
        onChange={(value) => change({ trigger: careTriggers.find((trigger) => trigger === value) ?? 'visit-done' })}
      />
      <NumberInput
        label={t(plan.trigger === 'every' ? 'plans.step' : 'plans.afterDays')}
        description={plan.trigger === 'every' ? null : t('plans.afterDaysHint')}
        min={plan.trigger === 'every' ? 1 : -365}
        max={3650}
        allowDecimal={false}
        value={plan.afterDays}
        onChange={(days) => change({ afterDays: Number(days) })}
      />
      <Select
        label={t('plans.group')}
        placeholder={t('plans.everybody')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { label: t('plans.group') }) }}
        data={groups
          .filter(({ isActive, id }) => isActive || id === plan.groupId)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={plan.groupId}
        onChange={(groupId) => change({ groupId })}
      />
      <Select
        label={t('plans.rating')}
        placeholder={t('plans.everyClass')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { label: t('plans.rating') }) }}
        data={[...customerRatings]}
        value={plan.rating}
        onChange={(value) => change({ rating: customerRatings.find((rating) => rating === value) ?? null })}
      />
      <Select
        label={t('channel')}
        description={t('plans.consentHint')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { label: t('channel') }) }}
        data={careChannels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        value={plan.channel}
        onChange={(value) => change({ channel: careChannels.find((channel) => channel === value) ?? null })}
      />
      {types.choicesFor(plan.typeId).length === 0 ? null : (
        <Select
          label={t('plans.type')}
          clearable
          clearButtonProps={{ 'aria-label': t('clear', { label: t('plans.type') }) }}
          data={types.choicesFor(plan.typeId)}
          value={plan.typeId}
          onChange={(typeId) => change({ typeId })}
        />
      )}
      <TextArea
        label={t('note')}
        maxLength={2000}
        value={plan.note ?? ''}
        onChange={(event) => change({ note: event.currentTarget.value === '' ? null : event.currentTarget.value })}
      />
      <Switch
        label={t('plans.isActive')}
        checked={plan.isActive}
        onChange={(event) => change({ isActive: event.currentTarget.checked })}
      />
    </FormDrawer>
  );
}
