import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Customer, customerChange } from '../../src-shared/customers/customer.ts';
import type { FieldChange } from '../../src-shared/customers/customers.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { writeDayTime } from '../ui/formats.ts';
import classes from './ChangeList.module.css';
import { labelledFields } from './fields.ts';
import { useFieldWords } from './use-field-words.ts';

/** Changes of a customer, newest first: who, when, on which device, from what to what. */
export function ChangeList({
  changes,
  customer,
  isReadOnly,
  isLong = false,
  onRestored,
}: {
  changes: readonly FieldChange[];
  customer: Customer;
  isReadOnly: boolean;
  isLong?: boolean;
  onRestored?: () => void;
}) {
  const { t } = useTranslation('customers');
  const words = useFieldWords();
  const restore = useCommand(
    (client, { field, value }: { field: string; value: FieldChange['oldValue'] }) =>
      // Only fields of `labelledFields` get here, with a value that the core itself had stored for them.
      client.customers.update({
        id: customer.id,
        change: { [field]: value } as z.input<typeof customerChange>,
        rev: customer.rev,
      }),
    { done: (_answer, { field }) => t('history.restored', { field: words.nameOf(field) }) },
  );
  return (
    <ol className={`${classes.list} ${isLong ? classes.long : ''}`}>
      {changes.map((change) => {
        const { field } = change;
        const isEditable = field !== null && labelledFields.some((known) => known === field);
        const isOther = field !== null && change.kind === 'update' && Reflect.get(customer, field) !== change.oldValue;
        return (
          <li key={change.id} className={classes.change}>
            <span className={classes.values}>
              {field === null ? (
                <span className={classes.field}>
                  {t(
                    `history.${change.kind === 'delete' ? 'deleted' : change.kind === 'restore' ? 'restoredRecord' : 'created'}`,
                  )}
                </span>
              ) : (
                <>
                  <span className={classes.field}>{words.nameOf(field)}</span>{' '}
                  {change.kind === 'create' ? null : (
                    <>
                      <span className={classes.old}>{words.valueOf(field, change.oldValue)}</span> →{' '}
                    </>
                  )}
                  {words.valueOf(field, change.newValue)}
                </>
              )}
            </span>
            <span className={classes.meta}>
              {[writeDayTime(change.at), change.userName ?? t('history.someone'), change.device]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
            {isEditable && isOther && !isReadOnly ? (
              <span className={classes.actions}>
                <Button
                  variant="subtle"
                  loading={restore.isRunning}
                  title={words.valueOf(field, change.oldValue)}
                  onClick={() =>
                    void restore
                      .run({ field, value: change.oldValue })
                      .then((done) => (done === null ? undefined : onRestored?.()))
                  }
                >
                  {t('history.restore')}
                </Button>
              </span>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
