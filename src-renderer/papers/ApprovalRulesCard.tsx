import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeApprovalRule } from '../../src-shared/approvals/approvals.contract.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useTeam } from '../api/use-team.ts';
import { useCommand } from '../api/use-command.ts';
import { writeMoney } from '../ui/formats.ts';
import { NamedFormDrawer } from '../ui/NamedFormDrawer.tsx';
import { ListCard } from '../ui/ListCard.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { readPercent, writePercent } from './percents.ts';
import { useApprovalRules } from './use-papers.ts';

interface Draft {
  readonly id: string | null;
  readonly name: string;
  readonly teamId: string | null;
  readonly total: string;
  readonly discount: string;
  readonly approver: 'leader' | 'user';
  readonly approverId: string | null;
  readonly isActive: boolean;
}
const empty: Draft = {
  id: null,
  name: '',
  teamId: null,
  total: '',
  discount: '',
  approver: 'leader',
  approverId: null,
  isActive: true,
};

/** From what sum and what discount on a quote needs somebody's word. */
export function ApprovalRulesCard() {
  const { t } = useTranslation('papers');
  const data = useApprovalRules();
  const [draft, setDraft] = useState<Draft | null>(null);
  const remove = useCommand((core, rule: OfficeApprovalRule) => core.approvalRules.delete({ id: rule.id }), {
    done: (_answer, { name }) => t('rules.removed', { name }),
  });
  if (data === undefined) return null;
  return (
    <ListCard
      title={t('rules.title')}
      newLabel={t('rules.new')}
      hint={data.rules.length > 0 ? null : t(data.mayChange ? 'rules.noneYet' : 'rules.noneMade')}
      lines={data.rules}
      nameOf={({ name }) => name}
      wordsOf={(rule) => [
        rule.minTotalDong === null ? null : t('rules.fromTotal', { total: writeMoney(rule.minTotalDong) }),
        rule.minDiscountBasisPoints === null
          ? null
          : t('rules.fromDiscount', { percent: writePercent(rule.minDiscountBasisPoints) }),
        rule.approver === 'leader' ? t('rules.leader') : (rule.approverName ?? t('rules.someone')),
        rule.isActive ? null : t('rules.inactive'),
      ]}
      mayChange={data.mayChange}
      onNew={() => setDraft(empty)}
      onEdit={(rule) =>
        setDraft({
          ...rule,
          total: rule.minTotalDong === null ? '' : writeMoney(rule.minTotalDong),
          discount: rule.minDiscountBasisPoints === null ? '' : writePercent(rule.minDiscountBasisPoints),
        })
      }
      onRemove={(rule) => void remove.run(rule)}
    >
      {draft === null ? null : <RuleDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </ListCard>
  );
}

function RuleDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('papers');
  const people = useTeam();
  const total = draft.total.trim() === '' ? null : parseDong(draft.total);
  const percent = draft.discount.trim() === '' ? null : readPercent(draft.discount);
  const isWrong = (draft.total.trim() !== '' && total === null) || (draft.discount.trim() !== '' && percent === null);
  const save = useCommand(
    (core, { id, name, teamId, approver, approverId, isActive }: Draft) =>
      core.approvalRules.save({
        ...{ name, teamId, approver, approverId, isActive, minTotalDong: total, minDiscountBasisPoints: percent },
        ...(id === null ? {} : { id }),
      }),
    { done: (_answer, { name }) => t('rules.saved', { name }), isQuiet: true },
  );
  return (
    <NamedFormDrawer
      title={t(draft.id === null ? 'rules.new' : 'rules.edit')}
      name={{
        label: t('rules.name'),
        value: draft.name,
        maxLength: 200,
        missing: t('rules.nameRequired'),
        onChange: (name) => onChange({ ...draft, name }),
      }}
      failure={save.failure}
      isSaving={save.isRunning}
      isReady={!isWrong}
      onSave={() => save.run(draft)}
      onClose={onClose}
    >
      {() => (
        <>
          <MoneyInput
            label={t('rules.minTotal')}
            description={t('rules.both')}
            value={draft.total}
            onChange={(typed) => onChange({ ...draft, total: typed })}
          />
          <TextInput
            label={t('rules.minDiscount')}
            value={draft.discount}
            error={draft.discount.trim() !== '' && percent === null ? t('rules.noPercent') : null}
            onChange={(event) => onChange({ ...draft, discount: event.currentTarget.value })}
          />
          <Select
            label={t('rules.approver')}
            allowDeselect={false}
            searchable
            data={[{ value: 'leader', label: t('rules.leader') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
            value={draft.approver === 'leader' ? 'leader' : draft.approverId}
            error={save.fields['approverId'] ?? null}
            onChange={(value) =>
              onChange(
                value === null || value === 'leader'
                  ? { ...draft, approver: 'leader', approverId: null }
                  : { ...draft, approver: 'user', approverId: value },
              )
            }
          />
          <Switch
            label={t('rules.isActive')}
            checked={draft.isActive}
            onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
          />
        </>
      )}
    </NamedFormDrawer>
  );
}
