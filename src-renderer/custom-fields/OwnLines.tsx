import type { CustomFieldEntity } from '../../src-shared/custom-fields/custom-field.ts';
import { useFieldsOf, useOwnWords } from './use-own-fields.ts';
import { useOwnValues } from './use-own-values.ts';
import classes from './OwnFields.module.css';

/** What stands in the own fields of a record, as lines to read; nothing where nothing stands there. */
export function OwnLines({ customerId, entity, rowId }: { customerId: string; entity: CustomFieldEntity; rowId: string }) {
  const fields = useFieldsOf(entity);
  const words = useOwnWords();
  // One question for all records of a kind: a customer has many people.
  const values = useOwnValues({ customerId, entity });
  return fields.map((field) => {
    const value = values?.find((one) => one.rowId === rowId && one.fieldId === field.id);
    return value === undefined ? null : (
      <span key={field.id} className={classes.line}>
        {words.nameOf(field.id)}: {words.valueOf(field.id, value.value)}
      </span>
    );
  });
}
