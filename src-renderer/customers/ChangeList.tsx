import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Customer, customerChange } from '../../src-shared/customers/customer.ts';
import type { FieldChange } from '../../src-shared/customers/customers.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useOwnWords } from '../custom-fields/index.ts';
import { usePartWords } from '../parts/index.ts';
import { writeDayTime } from '../ui/formats.ts';
import classes from './ChangeList.module.css';
import { RestoreLine } from './RestoreLine.tsx';
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
  const partWords = usePartWords();
  const own = useOwnWords();
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
        const { field, ownFieldId } = change;
        const isOwn = change.entity === 'customers';
        const saidName = (of: string) =>
          ownFieldId !== undefined ? own.nameOf(ownFieldId) : isOwn ? words.nameOf(of) : partWords.nameOf(change.entity, of);
        const saidValue = (of: string, value: FieldChange['oldValue']) =>
          ownFieldId !== undefined
            ? own.valueOf(ownFieldId, value)
            : isOwn
              ? words.valueOf(of, value)
              : partWords.valueOf(change.entity, of, value);
        const isEditable = isOwn && field !== null && labelledFields.some((known) => known === field);
        const isOther = field !== null && change.kind === 'update' && Reflect.get(customer, field) !== change.oldValue;
        return (
          <li key={change.id} className={classes.change}>
            <span className={classes.values}>
              {isOwn ? null : (
                <span className={classes.field}>
                  {[
                    ownFieldId === undefined
                      ? partWords.lineOf(change.entity)
                      : field === null
                        ? own.nameOf(ownFieldId)
                        : t('history.ownField'),
                    change.rowName,
                  ]
                    .filter((text) => text !== null)
                    .join(' · ')}
                  {': '}
                </span>
              )}
              {field === null ? (
                <span className={isOwn ? classes.field : ''}>
                  {isOwn
                    ? t(
                        `history.${change.kind === 'delete' ? 'deleted' : change.kind === 'restore' ? 'restoredRecord' : 'created'}`,
                      )
                    : t(
                        `history.${change.kind === 'delete' ? 'lineDeleted' : change.kind === 'restore' ? 'lineRestored' : 'lineAdded'}`,
                      )}
                </span>
              ) : (
                <>
                  <span className={isOwn ? classes.field : ''}>{saidName(field)}</span>{' '}
                  {change.kind === 'create' ? null : (
                    <>
                      <span className={classes.old}>{change.oldName ?? saidValue(field, change.oldValue)}</span> →{' '}
                    </>
                  )}
                  {change.newName ?? saidValue(field, change.newValue)}
                </>
              )}
            </span>
            <span className={classes.meta}>
              {[
                writeDayTime(change.at),
                change.userName ?? t('history.someone'),
                change.importedFrom === null ? null : t('history.importedFrom', { name: change.importedFrom }),
                change.device,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
            {change.canRestore === true && !isReadOnly ? (
              <RestoreLine
                change={change}
                name={[partWords.lineOf(change.entity), change.rowName].filter((text) => text !== null).join(' ')}
              />
            ) : null}
            {isEditable && isOther && !isReadOnly ? (
              <span className={classes.actions}>
                <Button
                  variant="subtle"
                  loading={restore.isRunning}
                  title={change.oldName ?? words.valueOf(field, change.oldValue)}
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
