import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldChange } from '../../src-shared/customers/customers.contract.ts';
import { type RestorableEntity, restorableEntities } from '../../src-shared/undo/restorable.ts';
import { useCommand } from '../api/use-command.ts';
import classes from './ChangeList.module.css';

/** Brings back what a line of the history tells of having been deleted; Ctrl+Z deletes it again. */
export function RestoreLine({ change, name }: { change: FieldChange; name: string }) {
  const { t } = useTranslation('customers');
  const restore = useCommand((client, entity: RestorableEntity) => client.undo.restore({ entity, id: change.rowId }), {
    done: () => t('history.broughtBack', { what: name }),
  });
  const entity = restorableEntities.find((known) => known === change.entity);
  if (entity === undefined) return null;
  return (
    <span className={classes.actions}>
      <Button
        variant="subtle"
        loading={restore.isRunning}
        aria-label={t('history.bringBackOf', { what: name })}
        onClick={() => void restore.run(entity)}
      >
        {t('history.bringBack')}
      </Button>
    </span>
  );
}
