import { ActionIcon, Button, Menu, NumberInput, Select, TextInput } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { underGroups } from '../../src-shared/products/group-tree.ts';
import type { ProductGroup } from '../../src-shared/products/products.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { NamedFormDrawer } from '../ui/NamedFormDrawer.tsx';
import classes from './Products.module.css';
import { useProductGroups } from './use-products.ts';

type Draft = Pick<ProductGroup, 'name' | 'code' | 'parentId' | 'order'> & { readonly id: string | null };

/** The groups beside the list: a press shows what lies in one and under it. */
export function ProductGroupsPanel({
  group,
  onGroup,
}: {
  group: string | undefined;
  onGroup: (group: string | undefined) => void;
}) {
  const { t } = useTranslation('products');
  const language = useLanguage();
  const { groups, mayChange } = useProductGroups();
  const [draft, setDraft] = useState<Draft | null>(null);
  const remove = useCommand((core, { id }: ProductGroup) => core.productGroups.remove({ id }), {
    done: (_answer, { name }) => t('groups.removed', { name }),
  });
  if (groups.length === 0 && !mayChange) return null;
  return (
    <nav className={classes.panel} aria-label={t('groups.title')}>
      <button type="button" className={classes.entry} aria-pressed={group === undefined} onClick={() => onGroup(undefined)}>
        <span className={classes.label}>{t('groups.all')}</span>
      </button>
      {groups.map((one) => (
        <div key={one.id} className={classes.row}>
          <button
            type="button"
            className={classes.entry}
            aria-pressed={group === one.id}
            style={{ paddingLeft: 8 + one.depth * 16 }}
            onClick={() => onGroup(one.id)}
          >
            <span className={classes.label}>{one.name}</span>
            <span className={`${classes.soft} fb-figures`}>{writeNumber(one.products, language)}</span>
          </button>
          {mayChange ? (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="subtle" size={24} aria-label={t('groups.more', { name: one.name })}>
                  <IconDots size={15} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setDraft(one)}>{t('groups.edit')}</Menu.Item>
                <Menu.Item onClick={() => setDraft({ id: null, name: '', code: null, parentId: one.id, order: 0 })}>
                  {t('groups.addUnder')}
                </Menu.Item>
                <Menu.Item onClick={() => void remove.run(one)}>{t('groups.remove')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          ) : null}
        </div>
      ))}
      {mayChange ? (
        <Button
          variant="subtle"
          justify="flex-start"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setDraft({ id: null, name: '', code: null, parentId: null, order: 0 })}
        >
          {t('groups.new')}
        </Button>
      ) : null}
      {draft === null ? null : <GroupDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </nav>
  );
}

function GroupDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('products');
  const { groups } = useProductGroups();
  // What it was called when it was opened: the title stays while a new name is typed.
  const [opened] = useState(draft.name);
  const save = useCommand(
    (core, { id, name, code, parentId, order }: Draft) =>
      core.productGroups.save({ name, code, parentId, order, ...(id === null ? {} : { id }) }),
    { done: (_answer, { name }) => t('groups.saved', { name }), isQuiet: true },
  );
  const under = draft.id === null ? new Set<string>() : underGroups(groups, draft.id);
  return (
    <NamedFormDrawer
      title={draft.id === null ? t('groups.new') : t('groups.editOne', { name: opened })}
      name={{
        label: t('groups.name'),
        value: draft.name,
        maxLength: 200,
        missing: t('groups.nameMissing'),
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
            label={t('groups.parent')}
            placeholder={t('groups.top')}
            clearable
            clearButtonProps={{ 'aria-label': t('picker.clear', { label: t('groups.parent') }) }}
            searchable
            data={groups.filter(({ id }) => !under.has(id)).map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.parentId}
            error={save.fields['parentId']}
            onChange={(parentId) => onChange({ ...draft, parentId })}
          />
          <div className={classes.two}>
            <TextInput
              label={t('groups.code')}
              maxLength={40}
              value={draft.code ?? ''}
              onChange={(event) =>
                onChange({ ...draft, code: event.currentTarget.value === '' ? null : event.currentTarget.value })
              }
            />
            <NumberInput
              label={t('groups.order')}
              value={draft.order}
              min={0}
              max={9999}
              onChange={(order) => onChange({ ...draft, order: Number(order) || 0 })}
            />
          </div>
        </>
      )}
    </NamedFormDrawer>
  );
}
