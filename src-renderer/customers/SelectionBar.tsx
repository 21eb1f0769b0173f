import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostMerged } from '../../src-shared/customers/merging.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { useVcardExport } from '../contacts/index.ts';
import { GroupMembersMenu } from '../groups/index.ts';
import { HandoverDrawer } from '../handovers/index.ts';
import { manyTasksDrawer } from '../tasks/index.ts';
import { BulkEditDrawer } from './BulkEditDrawer.tsx';
import classes from './CustomerList.module.css';

/** What can be done with the selected customers; takes the place of the filters while something is selected. */
export function SelectionBar({ ids, isBin, onClear }: { ids: readonly string[]; isBin: boolean; onClear: () => void }) {
  const { t } = useTranslation(['customers', 'duplicates']);
  const navigate = useNavigate();
  const language = useLanguage();
  const counted = { count: ids.length, shown: writeNumber(ids.length, language) };
  const [isEditing, setIsEditing] = useState(false);
  const [isGiving, setIsGiving] = useState(false);
  const { t: contacts } = useTranslation('contacts');
  const vcards = useVcardExport();
  const { t: tasks } = useTranslation('tasks');
  const { t: handovers } = useTranslation('handovers');
  const remove = useCommand((client, wanted: readonly string[]) => client.customers.delete({ ids: [...wanted] }), {
    done: () => t('deleted', counted),
  });
  const restore = useCommand((client, wanted: readonly string[]) => client.customers.restore({ ids: [...wanted] }), {
    done: () => t('restored', counted),
  });
  const clearAfter = (done: Promise<unknown>) => void done.then((answer) => (answer === null ? undefined : onClear()));
  return (
    <div className={`${classes.tools} ${classes.selected}`} role="group" aria-label={t('selection.label')}>
      <strong>{t('selection.count', counted)}</strong>
      {isBin ? (
        <Button variant="default" loading={restore.isRunning} onClick={() => clearAfter(restore.run(ids))}>
          {t('selection.restore')}
        </Button>
      ) : (
        <>
          <Button variant="default" onClick={() => setIsEditing(true)}>
            {t('selection.edit')}
          </Button>
          <Button variant="default" onClick={() => setIsGiving(true)}>
            {handovers('open')}
          </Button>
          <GroupMembersMenu ids={ids} />
          <Button variant="default" onClick={() => manyTasksDrawer.open({ ids, onDone: onClear })}>
            {tasks('many.open')}
          </Button>
          {vcards.isAllowed ? (
            <Button
              variant="default"
              onClick={() => void vcards.exportVcards({ customerIds: [...ids] }, contacts('vcard.fileName'))}
            >
              {contacts('vcard.all')}
            </Button>
          ) : null}
          {ids.length >= 2 && ids.length <= mostMerged ? (
            <Button variant="default" onClick={() => void navigate({ to: '/merge', search: { ids } })}>
              {t('duplicates:merge')}
            </Button>
          ) : null}
          <Button variant="default" loading={remove.isRunning} onClick={() => clearAfter(remove.run(ids))}>
            {t('selection.delete')}
          </Button>
        </>
      )}
      <span className={classes.grow} />
      <Button variant="subtle" onClick={onClear}>
        {t('selection.clear')}
      </Button>
      <HandoverDrawer
        ids={ids}
        isOpen={isGiving}
        onDone={() => {
          setIsGiving(false);
          onClear();
        }}
        onClose={() => setIsGiving(false)}
      />
      <BulkEditDrawer ids={ids} isOpen={isEditing} onClose={() => setIsEditing(false)} />
    </div>
  );
}
