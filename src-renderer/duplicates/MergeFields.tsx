import { useTranslation } from 'react-i18next';
import type { CustomerField } from '../../src-shared/customers/customer.ts';
import {
  differingFields,
  isJoinable,
  type MergeableCustomer,
  type MergeChoices,
  mergedValue,
} from '../../src-shared/customers/merging.ts';
import { useFieldWords } from '../customers/index.ts';
import { Card } from '../ui/Card.tsx';
import classes from './Duplicates.module.css';

/** One line for each field in which the records differ, with a choice of what stands afterwards. */
export function MergeFields({
  customers,
  winnerId,
  choices,
  onChoose,
}: {
  customers: readonly MergeableCustomer[];
  winnerId: string;
  choices: MergeChoices;
  onChoose: (field: CustomerField, from: string) => void;
}) {
  const { t } = useTranslation('duplicates');
  const words = useFieldWords();
  const fields = differingFields(customers);
  return (
    <Card title={t('mergePage.fields')} isFlush>
      {fields.length === 0 ? <p className={classes.warn}>{t('mergePage.noDifference')}</p> : null}
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
