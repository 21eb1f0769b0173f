import { ActionIcon, Button, Select, Switch } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceList } from '../../src-shared/products/price-lists.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { announceDrawer } from '../announcements/index.ts';
import { useGroups } from '../groups/index.ts';
import { writeDay } from '../ui/formats.ts';
import { NamedFormDrawer } from '../ui/NamedFormDrawer.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { DayField } from '../ui/DayField.tsx';
import classes from './Products.module.css';

type Draft = Pick<PriceList, 'name' | 'customerGroupId' | 'fromOn' | 'toOn' | 'isStandard' | 'isActive' | 'order'> & {
  readonly id: string | null;
};

/** The price lists with whom they are for and when they hold; administrators make and change them here. */
export function PriceListsBar({ lists, mayChange }: { lists: readonly PriceList[]; mayChange: boolean }) {
  const { t } = useTranslation('products');
  const { t: announcements } = useTranslation('announcements');
  const { groups } = useGroups();
  const [draft, setDraft] = useState<Draft | null>(null);
  const span = ({ fromOn, toOn }: PriceList) => {
    if (fromOn === null && toOn === null) return null;
    if (toOn === null) return t('lists.from', { day: writeDay(fromOn ?? '') });
    return fromOn === null ? t('lists.until', { day: writeDay(toOn) }) : `${writeDay(fromOn)} – ${writeDay(toOn)}`;
  };
  return (
    <div className={classes.bar} role="group" aria-label={t('lists.title')}>
      {lists.map((list) => (
        <span key={list.id}>
          {mayChange ? (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('lists.editOne', { name: list.name })}
              onClick={() => setDraft(list)}
            >
              {list.name}
            </Button>
          ) : (
            <b>{list.name}</b>
          )}{' '}
          <span className={classes.soft}>
            {[
              list.isStandard ? t('lists.standard') : null,
              groups.find(({ id }) => id === list.customerGroupId)?.name ?? null,
              span(list),
            ]
              .filter((word) => word !== null)
              .join(' · ')}
          </span>{' '}
          {list.holdsToday ? null : <StateBadge>{t('lists.notToday')}</StateBadge>}
          <ActionIcon
            variant="subtle"
            size={24}
            aria-label={announcements('openOf', { name: list.name })}
            title={announcements('openOf', { name: list.name })}
            onClick={() => announceDrawer.open({ policies: [{ kind: 'list', id: list.id }] })}
          >
            <IconMail size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        </span>
      ))}
      {mayChange ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            setDraft({
              id: null,
              name: '',
              customerGroupId: null,
              fromOn: null,
              toOn: null,
              isStandard: lists.length === 0,
              isActive: true,
              order: lists.length,
            })
          }
        >
          {t('lists.new')}
        </Button>
      ) : null}
      {draft === null ? null : <PriceListDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </div>
  );
}

function PriceListDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('products');
  const { groups } = useGroups();
  // What it was called when it was opened: the title stays while a new name is typed.
  const [opened] = useState(draft.name);
  const save = useCommand(
    (core, { id, name, customerGroupId, fromOn, toOn, isStandard, isActive, order }: Draft) =>
      core.priceLists.save({
        name,
        customerGroupId,
        fromOn,
        toOn,
        isStandard,
        isActive,
        order,
        ...(id === null ? {} : { id }),
      }),
    { done: (_answer, { name }) => t('lists.saved', { name }), isQuiet: true },
  );
  const remove = useCommand((core, { id }: { id: string }) => core.priceLists.remove({ id }), {
    done: () => t('lists.removed', { name: draft.name }),
  });
  const { id } = draft;
  return (
    <NamedFormDrawer
      title={id === null ? t('lists.new') : t('lists.editOne', { name: opened })}
      name={{
        label: t('lists.name'),
        value: draft.name,
        maxLength: 120,
        missing: t('lists.nameMissing'),
        problem: save.fields['name'],
        onChange: (name) => onChange({ ...draft, name }),
      }}
      failure={Object.keys(save.fields).length > 0 ? null : save.failure}
      isSaving={save.isRunning}
      onSave={() => save.run(draft)}
      onClose={onClose}
    >
      {() => (
        <>
          <Select
            label={t('lists.for')}
            placeholder={t('lists.everybody')}
            clearable
            clearButtonProps={{ 'aria-label': t('picker.clear', { label: t('lists.for') }) }}
            data={groups.map((group) => ({ value: group.id, label: group.name }))}
            value={draft.customerGroupId}
            onChange={(customerGroupId) => onChange({ ...draft, customerGroupId })}
          />
          <div className={classes.two}>
            <DayField
              label={t('lists.fromOn')}
              value={draft.fromOn}
              isClearable
              onChange={(fromOn) => onChange({ ...draft, fromOn })}
            />
            <DayField
              label={t('lists.toOn')}
              value={draft.toOn}
              isClearable
              error={save.fields['toOn']}
              onChange={(toOn) => onChange({ ...draft, toOn })}
            />
          </div>
          <Switch
            label={t('lists.isStandard')}
            description={t('lists.isStandardHint')}
            checked={draft.isStandard}
            onChange={(event) => onChange({ ...draft, isStandard: event.currentTarget.checked })}
          />
          <Switch
            label={t('lists.isActive')}
            checked={draft.isActive}
            onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
          />
          {id === null ? null : (
            <Button
              variant="subtle"
              color="red"
              onClick={() => {
                onClose();
                void remove.run({ id });
              }}
            >
              {t('lists.remove')}
            </Button>
          )}
        </>
      )}
    </NamedFormDrawer>
  );
}
