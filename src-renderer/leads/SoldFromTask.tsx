import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sellMoreDrawer } from './drawers.ts';
import { StartedFrom } from './StartedFrom.tsx';

/** What came of a task beyond its outcome: opportunities, and the way to make one when it is done. */
export function SoldFromTask({
  task,
  onLeave,
}: {
  task: {
    readonly id: string;
    readonly state: string;
    readonly customerId: string | null;
    readonly customerName: string | null;
    readonly customerState: string;
    readonly outcome: string | null;
  };
  onLeave: () => void;
}) {
  const { t } = useTranslation('leads');
  const { id, customerId, customerName } = task;
  if (customerId === null || customerName === null || task.customerState !== 'seen') return null;
  return (
    <>
      <StartedFrom entity="tasks" id={id} onLeave={onLeave} />
      {task.state === 'done' ? (
        <div>
          <Button
            variant="default"
            onClick={() => {
              onLeave();
              sellMoreDrawer.open({
                customer: { id: customerId, name: customerName },
                origin: { entity: 'tasks', id },
                needs: task.outcome ?? '',
              });
            }}
          >
            {t('sellMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
