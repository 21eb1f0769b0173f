import { Button, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerRatings } from '../../src-shared/customers/customer.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useGroups } from '../groups/index.ts';
import type { Adding } from '../ui/adding.ts';
import { Card } from '../ui/Card.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { showUndoToast } from '../ui/toasts.tsx';
import { tetPlanDrawer } from '../visits/index.ts';
import { RhythmFields } from './RhythmFields.tsx';
import { type Rhythm, usualRhythm, type VisitRule } from './rhythm.ts';
import { useRhythmWords } from './use-rhythm-words.ts';
import classes from './VisitPlans.module.css';

type Draft = Rhythm & Pick<VisitRule, 'name' | 'rating' | 'groupId' | 'isActive'> & { readonly id: string | null };
const empty: Draft = { ...usualRhythm, id: null, name: '', rating: 'A', groupId: null, isActive: true };

/** How often customers of a class are visited. The visits are made on the laptop of whoever looks after them. */
export function VisitRulesCard() {
  const { t } = useTranslation('visitPlans');
  const client = useClient();
  const words = useRhythmWords();
  const { groups } = useGroups();
  const [draft, setDraft] = useState<Draft | null>(null);
  const answer = useQuery({
    queryKey: ['visitRules', 'list'],
    meta: { entities: ['visitRules', 'users'] },
    queryFn: () => client.visitRules.list({}),
  }).data;
  const remove = useCommand((core, rule: VisitRule) => core.visitRules.delete({ id: rule.id }), {
    done: (_answer, rule) => t('ruleRemoved', { name: rule.name }),
  });
  const fill = useCommand((core) => core.visitPlans.fill({}), { done: ({ made }) => t('filled', { count: made }) });
  async function fillNow() {
    const done = await fill.run(undefined);
    if (done === null) return;
    if (done.groupId === null) showUndoToast({ message: t('filledNone'), id: 'fill' });
    if (done.unplaced > 0) showUndoToast({ message: t('unplaced', { count: done.unplaced }), id: 'unplaced' });
  }
  if (answer === undefined) return null;
  const { rules, mayChange } = answer;
  const who = ({ rating, groupId }: VisitRule) =>
    [
      rating === null ? null : t('rating', { rating }),
      groupId === null ? null : (groups.find(({ id }) => id === groupId)?.name ?? t('groupGone')),
    ].filter((part) => part !== null);
  return (
    <Card
      title={t('rulesTitle')}
      aside={
        mayChange ? (
          <Button variant="subtle" onClick={() => setDraft(empty)}>
            {t('newRule')}
          </Button>
        ) : null
      }
    >
      <p className={classes.hint}>{t(mayChange ? 'rulesHint' : 'rulesReadOnly')}</p>
      {rules.map((rule) => (
        <div key={rule.id} className={classes.row}>
          <span className={classes.grow}>
            {rule.name}{' '}
            <span className={classes.soft}>
              {who(rule).length === 0 ? t('everybody') : who(rule).join(' + ')} → {words(rule)}
              {rule.isActive ? '' : ` · ${t('inactive')}`}
            </span>
          </span>
          {mayChange ? (
            <>
              <Button variant="subtle" aria-label={t('editRule', { name: rule.name })} onClick={() => setDraft(rule)}>
                {t('edit')}
              </Button>
              <Button variant="subtle" aria-label={t('removeRule', { name: rule.name })} onClick={() => void remove.run(rule)}>
                {t('remove')}
              </Button>
            </>
          ) : null}
        </div>
      ))}
      <div className={classes.buttons}>
        <Button variant="default" loading={fill.isRunning} onClick={() => void fillNow()}>
          {t('fill')}
        </Button>
        <Button variant="default" onClick={() => tetPlanDrawer.open({})}>
          {t('tet.title')}
        </Button>
      </div>
      {draft === null ? null : <RuleDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </Card>
  );
}

function RuleDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('visitPlans');
  const { groups } = useGroups();
  const [isTried, setIsTried] = useState(false);
  const [adding, setAdding] = useState<Adding>('none');
  const save = useCommand(
    (core, { id, name, rating, groupId, isActive, purpose, everyDays, weekdays, minuteOfDay, minutes }: Draft) =>
      core.visitRules.save({
        ...(id === null ? {} : { id }),
        ...{ name, rating, groupId, isActive, purpose, everyDays, weekdays, minuteOfDay, minutes },
      }),
    { done: (_answer, { name }) => t('ruleSaved', { name }), isQuiet: true },
  );
  const isUnnamed = draft.name.trim() === '';
  async function run() {
    setIsTried(true);
    if (!isUnnamed && (await save.run(draft)) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={draft.id === null ? t('newRule') : t('editRule', { name: draft.name })}
      failure={Object.keys(save.fields).length > 0 ? null : save.failure}
      isSaving={save.isRunning}
      adding={adding}
      onSave={() => void run()}
      onClose={onClose}
    >
      <TextInput
        label={t('fields.name')}
        maxLength={120}
        value={draft.name}
        data-autofocus
        error={isTried && isUnnamed ? t('nameMissing') : null}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <WhoFields
        rating={draft.rating}
        groupId={draft.groupId}
        groups={groups}
        onChange={(part) => onChange({ ...draft, ...part })}
      />
      <RhythmFields value={draft} onChange={onChange} onAdding={setAdding} errors={save.fields} />
      <Switch
        label={t('isActive')}
        checked={draft.isActive}
        onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
      />
    </FormDrawer>
  );
}

type Who = Pick<VisitRule, 'rating' | 'groupId'>;

/** A class, a group, or both. */
export function WhoFields({
  rating,
  groupId,
  groups,
  onChange,
}: Who & { groups: readonly { readonly id: string; readonly name: string }[]; onChange: (who: Partial<Who>) => void }) {
  const { t } = useTranslation('visitPlans');
  return (
    <>
      <Select
        label={t('fields.rating')}
        placeholder={t('anyRating')}
        clearable
        data={customerRatings.map((value) => ({ value, label: t('rating', { rating: value }) }))}
        value={rating}
        onChange={(value) => onChange({ rating: customerRatings.find((one) => one === value) ?? null })}
      />
      {groups.length === 0 ? null : (
        <Select
          label={t('fields.groupId')}
          placeholder={t('anyGroup')}
          clearable
          searchable={groups.length > 8}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={groupId}
          onChange={(value) => onChange({ groupId: value })}
        />
      )}
    </>
  );
}
