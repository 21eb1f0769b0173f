import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import type { PolicyRef } from '../../src-shared/announcements/announcements.contract.ts';
import { announceDrawer } from '../announcements/index.ts';
import { manyTasksDrawer } from '../tasks/index.ts';

const atOnce = 500;
/** What one job takes. */
const most = 50_000;

/**
 * Whom a new policy concerns: a mail to those of them who agreed to mails, the customers of its group as a list (with their consent, to be
 * saved as a view or taken out as a file), or one job for all of them to tell them. Nothing is sent from here.
 */
export function TellCustomers({
  policy,
  title,
  customerId,
  customerGroupId,
}: {
  policy: PolicyRef;
  title: string;
  customerId: string | null;
  customerGroupId: string | null;
}) {
  const { t } = useTranslation('prices');
  const navigate = useNavigate();
  const findAll = useCommand(async (core) => {
    if (customerId !== null) return [customerId];
    const filter = customerGroupId === null ? {} : { groupId: customerGroupId };
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: { rows: readonly { id: string }[]; next: string | null } = await core.customers.list({
        filter,
        limit: atOnce,
        ...(after === null ? {} : { after }),
      });
      ids.push(...page.rows.map(({ id }) => id));
      if (page.next === null || ids.length >= most) return ids;
      after = page.next;
    }
  });
  const open = () => {
    if (customerId !== null) void navigate({ to: '/customers/$id', params: { id: customerId }, search: {} });
    else void navigate({ to: '/customers', search: customerGroupId === null ? {} : { filter: { groupId: customerGroupId } } });
  };
  async function assign() {
    const ids = await findAll.run(undefined);
    if (ids !== null) manyTasksDrawer.open({ ids });
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" loading={findAll.isRunning} aria-label={t('tell.of', { name: title })}>
          {t('tell.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => announceDrawer.open({ policies: [policy] })}>{t('tell.mail')}</Menu.Item>
        <Menu.Item onClick={open}>{t('tell.list')}</Menu.Item>
        <Menu.Item onClick={() => void assign()}>{t('tell.job')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
