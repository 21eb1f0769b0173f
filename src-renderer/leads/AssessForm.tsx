import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leadVerdicts, leadWarmths } from '../../src-shared/leads/lead-assessment.ts';
import type { LeadAssessment } from '../../src-shared/leads/leads.contract.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { writeMoney } from '../ui/formats.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { Choice } from './Choice.tsx';
import classes from './Leads.module.css';
import { useAssessments } from './use-leads.ts';

interface Lead {
  readonly id: string;
  readonly name: string;
}

/** What is known of a lead from the last look is there already; nothing is typed twice. */
export function AssessForm({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const known = useAssessments(lead.id);
  if (known.isPending) return null;
  return <Form lead={lead} last={known.data?.assessments[0] ?? null} onClose={onClose} />;
}

const text = (typed: string) => (typed.trim() === '' ? null : typed);

function Form({ lead, last, onClose }: { lead: Lead; last: LeadAssessment | null; onClose: () => void }) {
  const { t } = useTranslation('leads');
  const people = useTeam();
  const teams = useTeams();
  const { values, change, clear, isRestored } = useDraft(`leads.assess.${lead.id}`, {
    verdict: last?.verdict ?? 'qualified',
    warmth: last?.warmth ?? 'warm',
    budget: last?.budgetDong == null ? '' : writeMoney(last.budgetDong),
    timing: last?.timing ?? '',
    decider: last?.decider ?? '',
    need: last?.need ?? '',
    note: '',
    receiver: '',
    handoverNote: '',
  });
  const [isTried, setIsTried] = useState(false);
  const receiverName = [...teams, ...people].find(({ id }) => id === values.receiver)?.name ?? '';
  const assess = useCommand(
    (client, form: typeof values) =>
      client.leads.assess({
        customerId: lead.id,
        verdict: form.verdict,
        warmth: form.warmth,
        budgetDong: form.budget.trim() === '' ? null : parseDong(form.budget),
        timing: text(form.timing),
        decider: text(form.decider),
        need: text(form.need),
        note: text(form.note),
        handoverNote: text(form.handoverNote),
        ...(form.receiver === ''
          ? {}
          : teams.some(({ id }) => id === form.receiver)
            ? { toTeamId: form.receiver }
            : { toUserId: form.receiver }),
      }),
    {
      done: ({ isHandedOver }, { verdict }) =>
        values.receiver === ''
          ? t('assessed', { name: lead.name, verdict: t(`verdict.${verdict}`) })
          : t(isHandedOver ? 'passed' : 'passedQuiet', { name: lead.name, receiver: receiverName }),
      isQuiet: true,
    },
  );
  const isBadMoney = values.budget.trim() !== '' && (parseDong(values.budget) ?? -1) < 0;

  async function save() {
    setIsTried(true);
    if (isBadMoney || (await assess.run(values)) === null) return;
    clear();
    onClose();
  }

  const field = (key: 'timing' | 'decider' | 'need' | 'note' | 'handoverNote') => ({
    label: t(key),
    value: values[key],
    error: assess.fields[key],
    onChange: (event: { currentTarget: { value: string } }) => change({ [key]: event.currentTarget.value }),
  });
  return (
    <FormDrawer
      isOpen
      title={t('assessOf', { name: lead.name })}
      saveLabel={t('save')}
      isSaving={assess.isRunning}
      failure={assess.failure}
      notice={
        isRestored ? (
          <div role="status" className={classes.restored}>
            {t('restored')}
          </div>
        ) : null
      }
      onSave={() => void save()}
      onClose={onClose}
    >
      <Choice
        label={t('verdictLabel')}
        value={values.verdict}
        choices={leadVerdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))}
        hasFocus
        onChange={(verdict) => change({ verdict })}
      />
      <Choice
        label={t('warmthLabel')}
        value={values.warmth}
        choices={leadWarmths.map((value) => ({ value, label: t(`warmth.${value}`) }))}
        onChange={(warmth) => change({ warmth })}
      />
      <TextArea {...field('need')} maxLength={2000} />
      <div className={classes.pair}>
        <MoneyInput
          label={t('budget')}
          value={values.budget}
          error={isTried && isBadMoney ? t('badMoney') : assess.fields['budgetDong']}
          onChange={(budget) => change({ budget })}
        />
        <TextInput {...field('timing')} maxLength={300} placeholder={t('timingExample')} />
      </div>
      <TextInput {...field('decider')} maxLength={300} placeholder={t('deciderExample')} />
      <TextArea {...field('note')} maxLength={2000} />
      <Select
        label={t('handOver')}
        description={t('handOverHint')}
        data={[
          ...(teams.length === 0
            ? []
            : [{ group: t('teams'), items: teams.map(({ id, name }) => ({ value: id, label: name })) }]),
          { group: t('people'), items: people.map(({ id, name }) => ({ value: id, label: name })) },
        ]}
        value={values.receiver === '' ? null : values.receiver}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { label: t('handOver') }) }}
        onChange={(receiver) => change({ receiver: receiver ?? '' })}
      />
      {values.receiver === '' ? null : <TextArea {...field('handoverNote')} maxLength={5000} />}
    </FormDrawer>
  );
}
