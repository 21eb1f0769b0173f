import { useTranslation } from 'react-i18next';
import type { CustomerField } from '../../src-shared/customers/customer.ts';
import {
  differingFields,
  isJoinable,
  type MergeableCustomer,
  type MergeChoices,
  mergedValue,
} from '../../src-shared/customers/merging.ts';
import { ownValuesOf, mergedOwn } from '../../src-shared/custom-fields/merged-own.ts';
import { type CustomField } from '../../src-shared/custom-fields/custom-field.ts';
import { useOwnWords } from '../custom-fields/index.ts';
import { useFieldWords } from '../customers/index.ts';
import { Card } from '../ui/Card.tsx';
import classes from './Duplicates.module.css';

export type RecordValues = readonly { readonly rowId: string; readonly fieldId: string; readonly value: string }[];

/** One line for each field in which the records differ, with a choice of what stands afterwards. */
export function MergeFields({
  customers,
  winnerId,
  choices,
  onChoose,
  own,
}: {
  customers: readonly MergeableCustomer[];
  winnerId: string;
  choices: MergeChoices;
  onChoose: (field: CustomerField, from: string) => void;
  /** Own fields, what stands in them, and which record was chosen for each. */
  own: {
    readonly fields: readonly CustomField[];
    readonly values: RecordValues;
    readonly choices: Readonly<Record<string, string>>;
    readonly onChoose: (fieldId: string, from: string) => void;
  };
}) {
  const { t } = useTranslation('duplicates');
  const words = useFieldWords();
  const ownWords = useOwnWords();
  const fields = differingFields(customers);
  const ids = customers.map(({ id }) => id);
  const ownFields = own.fields.flatMap(({ id }) => {
    const values = ownValuesOf(id, ids, own.values);
    return values.length < 2 ? [] : [{ id, values, standing: mergedOwn(id, winnerId, ids, own.values, own.choices[id]) }];
  });
  return (
    <Card title={t('mergePage.fields')} isFlush>
      {fields.length + ownFields.length === 0 ? <p className={classes.warn}>{t('mergePage.noDifference')}</p> : null}
      <table className={classes.table}>
        <tbody>
          {fields.map(({ field, values }) => {
            const standing = mergedValue(field, winnerId, customers, choices);
            const isAll = choices[field] === 'all';
            return (
              <tr key={field}>
                <th scope="row">{words.nameOf(field)}</th>
                <td>
                  <div role="radiogroup" aria-label={words.nameOf(field)}>
                    {values.map(({ value, ids }) => (
                      <Choice
                        key={String(value)}
                        name={field}
                        text={words.valueOf(field, value)}
                        isChosen={!isAll && value === standing}
                        onChoose={() => onChoose(field, ids[0] ?? winnerId)}
                      />
                    ))}
                    {isJoinable(field) ? (
                      <Choice name={field} text={t('mergePage.both')} isChosen={isAll} onChoose={() => onChoose(field, 'all')} />
                    ) : null}
                  </div>
                </td>
              </tr>
            );
          })}
          {ownFields.map(({ id, values, standing }) => (
            <tr key={id}>
              <th scope="row">{ownWords.nameOf(id)}</th>
              <td>
                <div role="radiogroup" aria-label={ownWords.nameOf(id)}>
                  {values.map(({ value, ids: of }) => (
                    <Choice
                      key={value}
                      name={id}
                      text={ownWords.valueOf(id, value)}
                      isChosen={value === standing}
                      onChoose={() => own.onChoose(id, of[0] ?? winnerId)}
                    />
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Choice({ name, text, isChosen, onChoose }: { name: string; text: string; isChosen: boolean; onChoose: () => void }) {
  return (
    <label className={classes.choice}>
      <input type="radio" name={`merge-${name}`} checked={isChosen} onChange={onChoose} />
      <span className={classes.text}>{text}</span>
    </label>
  );
}
