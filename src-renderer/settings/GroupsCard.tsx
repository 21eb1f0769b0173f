import { Button, Select, Switch, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupKinds } from '../../src-shared/customers/customer-record.ts';
import type { CustomerGroup } from '../../src-shared/groups/groups.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { FilterBuilder } from '../customers/index.ts';
import { useGroups } from '../groups/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { ListCard } from '../ui/ListCard.tsx';

type Draft = Pick<CustomerGroup, 'name' | 'kind' | 'rule' | 'isActive'> & { readonly id: string | null };
const empty: Draft = { id: null, name: '', kind: 'industry', rule: null, isActive: true };

/** The groups of the office: made, renamed and put away here; members are put in on the list and on the customer's page. */
export function GroupsCard() {
  const { t } = useTranslation('groups');
  const { groups, mayChange } = useGroups();
  const [draft, setDraft] = useState<Draft | null>(null);
  const remove = useCommand((core, group: CustomerGroup) => core.groups.delete({ id: group.id }), {
    done: (_answer, group) => t('removed', { name: group.name }),
  });
  return (
    <ListCard
      title={t('title')}
      newLabel={t('new')}
      hint={groups.length > 0 ? null : t(mayChange ? 'noneYet' : 'noneMade')}
      lines={groups}
      nameOf={({ name }) => name}
      labelOf={({ id, name }) => (
        <Link to="/customers" search={{ filter: { groupId: id } }}>
          {name}
        </Link>
      )}
      wordsOf={({ kind, rule, isActive }) => [
        t(`kinds.${kind}`),
        rule === null ? null : t('byRule'),
        isActive ? null : t('inactive'),
      ]}
      mayChange={mayChange}
      onNew={() => setDraft(empty)}
      onEdit={setDraft}
      onRemove={(group) => void remove.run(group)}
    >
      {draft === null ? null : <GroupDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </ListCard>
  );
}

function GroupDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('groups');
  const [isBuilding, setIsBuilding] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (core, { id, name, kind, rule, isActive }: Draft) =>
      core.groups.save({ name, kind, rule, isActive, ...(id === null ? {} : { id }) }),
    { done: (_answer, { name }) => t('saved', { name }), isQuiet: true },
  );
  const isUnnamed = draft.name.trim() === '';
  async function run() {
    setIsTried(true);
    if (!isUnnamed && (await save.run(draft)) !== null) onClose();
  }
  // The conditions have a form of their own: inside of this one, sending theirs would send both.
  return (
    <>
      <FormDrawer
        isOpen
        title={draft.id === null ? t('new') : t('editOne', { name: draft.name })}
        failure={save.failure}
        isSaving={save.isRunning}
        onSave={() => void run()}
        onClose={onClose}
      >
        <TextInput
          label={t('name')}
          maxLength={120}
          value={draft.name}
          data-autofocus
          error={isTried && isUnnamed ? t('nameRequired') : null}
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        />
        <Select
          label={t('kind')}
          data={groupKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(value) => onChange({ ...draft, kind: groupKinds.find((kind) => kind === value) ?? 'other' })}
        />
        <Switch
          label={t('isByRule')}
          description={t('isByRuleHint')}
          checked={draft.rule !== null}
          onChange={(event) => {
            const isByRule = event.currentTarget.checked;
            onChange({ ...draft, rule: isByRule ? {} : null });
            if (isByRule) setIsBuilding(true);
          }}
        />
        {draft.rule === null ? null : (
          <Button variant="default" onClick={() => setIsBuilding(true)}>
            {t('editRule')}
          </Button>
        )}
        <Switch
          label={t('isActive')}
          checked={draft.isActive}
          onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
        />
      </FormDrawer>
      <FilterBuilder
        tree={draft.rule?.where}
        isOpen={isBuilding}
        onApply={(where) => onChange({ ...draft, rule: { ...draft.rule, where } })}
        onClose={() => setIsBuilding(false)}
      />
    </>
  );
}
