import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { useGroups } from './use-groups.ts';

interface Wanted {
  readonly group: { readonly id: string; readonly name: string };
  readonly isAdding: boolean;
}

/** Puts the selected customers into a group, or takes them out. */
export function GroupMembersMenu({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('groups');
  const language = useLanguage();
  const groups = useGroups().groups.filter(({ isActive, rule }) => isActive && rule === null);
  const change = useCommand(
    (core, { group, isAdding }: Wanted) =>
      core.groups[isAdding ? 'addMembers' : 'removeMembers']({ groupId: group.id, ids: [...ids] }),
    {
      done: ({ count }, { group, isAdding }) =>
        t(isAdding ? 'added' : 'taken', { count, shown: writeNumber(count, language), name: group.name }),
    },
  );
  if (groups.length === 0) return null;
  const items = (isAdding: boolean) =>
    groups.map((group) => (
      <Menu.Item key={group.id} onClick={() => void change.run({ group, isAdding })}>
        {group.name}
      </Menu.Item>
    ));
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" loading={change.isRunning}>
          {t('members')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('putInto')}</Menu.Label>
        {items(true)}
        <Menu.Label>{t('takeOutOf')}</Menu.Label>
        {items(false)}
      </Menu.Dropdown>
    </Menu>
  );
}
