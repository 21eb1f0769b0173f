import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isOpenContract } from '../../src-shared/contracts/contract-rules.ts';
import type { ContractRecord } from '../../src-shared/contracts/contracts.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { declineDrawer, renewDrawer } from './drawers.ts';

/** What can be done with a contract in its state. */
export function ContractActions({ record }: { record: ContractRecord }) {
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  const today = dayOf(useNow());
  const { id, title, state, renewal, task } = record;
  const activate = useCommand(
    (client, _none: null) =>
      client.contracts.activate({ id, ...(state === 'draft' && record.signedOn === null ? { signedOn: today } : {}) }),
    { done: () => t('toast.activated', { title }) },
  );
  const end = useCommand((client, _none: null) => client.contracts.end({ id }), { done: () => t('toast.ended', { title }) });
  const cancel = useCommand((client, _none: null) => client.contracts.cancel({ id }), {
    done: () => t('toast.cancelled', { title }),
  });
  const toDraft = useCommand((client, _none: null) => client.contracts.backToDraft({ id }), {
    done: () => t('toast.toDraft', { title }),
  });
  const remove = useCommand((client, _none: null) => client.contracts.remove({ id }), {
    done: () => t('toast.removed', { title }),
  });
  const makeTask = useCommand((client, _none: null) => client.contracts.makeTask({ id }), {
    done: () => t('toast.taskMade', { title }),
  });
  const goOn = useCommand((client, _none: null) => client.contracts.update({ id, change: { isNotRenewed: false } }), {
    done: () => t('toast.goesOn', { title }),
  });
  const mayRenew = record.kind === 'contract' && (state === 'active' || state === 'ended') && renewal !== 'renewed';
  const hasTask = task !== null && (task.state === 'open' || task.state === 'doing');
  return (
    <>
      {state === 'draft' ? (
        <Button loading={activate.isRunning} onClick={() => void activate.run(null)}>
          {t('activate')}
        </Button>
      ) : null}
      {mayRenew && state === 'active' && !hasTask && renewal !== 'declined' && record.toOn !== null ? (
        <Button variant="default" loading={makeTask.isRunning} onClick={() => void makeTask.run(null)}>
          {t('makeTask')}
        </Button>
      ) : null}
      {mayRenew ? (
        <Button variant={renewal === 'due' || renewal === 'past' ? 'filled' : 'default'} onClick={() => renewDrawer.open(record)}>
          {t('renew')}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={8} aria-label={t('moreActions')}>
            <IconDots size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {record.kind === 'contract' && state === 'active' && !record.isNotRenewed && renewal !== 'renewed' ? (
            <Menu.Item onClick={() => declineDrawer.open({ id, title })}>{t('decline')}</Menu.Item>
          ) : null}
          {record.isNotRenewed ? <Menu.Item onClick={() => void goOn.run(null)}>{t('goOn')}</Menu.Item> : null}
          {state === 'active' ? <Menu.Item onClick={() => void end.run(null)}>{t('end')}</Menu.Item> : null}
          {state === 'ended' || state === 'cancelled' ? (
            <Menu.Item onClick={() => void activate.run(null)}>{t('activateAgain')}</Menu.Item>
          ) : null}
          {state === 'active' ? <Menu.Item onClick={() => void toDraft.run(null)}>{t('toDraft')}</Menu.Item> : null}
          {isOpenContract(state) ? <Menu.Item onClick={() => void cancel.run(null)}>{t('cancelIt')}</Menu.Item> : null}
          <Menu.Item
            color="red"
            onClick={async () => {
              if ((await remove.run(null)) !== null) await navigate({ to: '/contracts' });
            }}
          >
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
