import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ImportMapping, importTargets } from '../../src-shared/imports/import.ts';
import { isOwnListField, ownListFieldOf } from '../../src-shared/customers/list-fields.ts';
import { useFieldsOf } from '../custom-fields/index.ts';
import { useLanguage } from '../api/use-language.ts';
import classes from './Imports.module.css';

const contactTargets = importTargets.filter((target) => target.startsWith('contact'));
const customerTargets = importTargets.filter((target) => !target.startsWith('contact'));
const samplesShown = 3;

/** Each column of the file with its first values and the field that it goes to. */
export function MappingTable({
  headings,
  sample,
  mapping,
  onMapping,
}: {
  headings: readonly string[];
  sample: readonly (readonly string[])[];
  mapping: ImportMapping;
  onMapping: (mapping: ImportMapping) => void;
}) {
  const { t } = useTranslation('imports');
  const { t: own } = useTranslation('customFields');
  const language = useLanguage();
  const ownFields = useFieldsOf('customers');
  const option = (target: (typeof importTargets)[number]) => ({ value: target, label: t(`targets.${target}`) });
  const options = [
    { value: '', label: t('mapping.none') },
    { group: t('mapping.company'), items: customerTargets.map(option) },
    { group: t('mapping.contact'), items: contactTargets.map(option) },
    ...(ownFields.length === 0
      ? []
      : [{ group: own('title'), items: ownFields.map((field) => ({ value: ownListFieldOf(field), label: field[language] })) }]),
  ];

  function lay(column: number, value: string) {
    const target = isOwnListField(value) ? value : importTargets.find((known) => known === value);
    const rest = Object.fromEntries(Object.entries(mapping).filter(([key]) => key !== String(column)));
    onMapping(target === undefined ? rest : { ...rest, [String(column)]: target });
  }

  return (
    <div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('mapping.column')}</th>
            <th scope="col">{t('mapping.sample')}</th>
            <th scope="col">{t('mapping.target')}</th>
          </tr>
        </thead>
        <tbody>
          {headings.map((heading, column) => (
            <tr key={column}>
              <th scope="row" className={classes.heading}>
                {heading}
              </th>
              <td className={classes.samples}>
                {sample.slice(0, samplesShown).map((row, at) => (
                  <div key={at} className={classes.sample} title={row[column] ?? ''}>
                    {row[column] ?? ''}
                  </div>
                ))}
              </td>
              <td className={classes.target}>
                <NativeSelect
                  size="xs"
                  aria-label={t('mapping.targetOf', { column: heading })}
                  data={options}
                  value={mapping[String(column)] ?? ''}
                  onChange={(event) => lay(column, event.currentTarget.value)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
