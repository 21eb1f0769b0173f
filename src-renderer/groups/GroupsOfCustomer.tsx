import { ActionIcon, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from '../locales/words.tsx';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { LaterMenu } from '../ui/later.tsx';
import classes from './Groups.module.css';
import { useGroups } from './use-groups.ts';

/** The groups that a customer is in; those by rule follow from the record and cannot be left by hand. */
export function GroupsOfCustomer({ customerId, isReadOnly }: { customerId: string; isReadOnly: boolean }) {
  const { t } = useTranslation('groups');
  const client = useClient();
  const { groups } = useGroups();
  const own = useQuery({
    queryKey: ['groups', 'of', customerId],
    meta: { entities: ['customers', 'customerGroups', 'groupMembers', 'visits'] },
    queryFn: () => client.groups.of({ customerId }),
  }).data?.groups;
  const add = useCommand(
    (core, group: { id: string; name: string }) => core.groups.addMembers({ groupId: group.id, ids: [customerId] }),
    { done: (_answer, group) => t('addedOne', { name: group.name }) },
  );
  const remove = useCommand(
    (core, group: { id: string; name: string }) => core.groups.removeMembers({ groupId: group.id, ids: [customerId] }),
    { done: (_answer, group) => t('removedOne', { name: group.name }) },
  );
  if (own === undefined || groups.length === 0) return null;
  const others = groups.filter((group) => group.isActive && group.rule === null && !own.some(({ id }) => id === group.id));
  return (
    <Card
      title={t('ofCustomer')}
      aside={
        isReadOnly || others.length === 0 ? null : (
          <LaterMenu
            position="bottom-end"
            button={(opener) => (
              <ActionIcon {...opener} variant="subtle" size={26} aria-label={t('addTo')}>
                <IconPlus size={15} aria-hidden />
              </ActionIcon>
            )}
          >
            <Menu.Dropdown>
              {others.map((group) => (
                <Menu.Item key={group.id} onClick={() => void add.run(group)}>
                  {group.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </LaterMenu>
        )
      }
    >
      {own.length === 0 ? <p className={classes.none}>{t('none')}</p> : null}
      <div className={classes.chips}>
        {own.map((group) => (
          <span key={group.id} className={classes.chip} title={t(`kinds.${group.kind}`)}>
            <Link to="/customers" search={{ filter: { groupId: group.id } }}>
              {group.name}
            </Link>
            {group.rule !== null ? (
              <span className={classes.mark}>{t('byRule')}</span>
            ) : isReadOnly ? null : (
              <button
                type="button"
                className={classes.leave}
                aria-label={t('leave', { name: group.name })}
                onClick={() => void remove.run(group)}
              >
                <IconX size={12} aria-hidden />
              </button>
            )}
          </span>
        ))}
      </div>
    </Card>
  );
}
