import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exportKinds } from '../../src-shared/exports/export-kinds.ts';
import { isKnownListField, ownFieldIdOf } from '../../src-shared/customers/list-fields.ts';
import { useOwnWords } from '../custom-fields/index.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { writeDayTime, writeNumber } from '../ui/formats.ts';
import classes from './ExportLog.module.css';

/** Who took which data out, newest first; nobody can change a line. */
export function ExportLogCard() {
  const { t } = useTranslation('exports');
  const { t: words } = useTranslation('customers');
  const language = useLanguage();
  const own = useOwnWords();
  const client = useClient();
  const entries = useQuery({
    queryKey: ['exports', 'log'],
    meta: { entities: ['exportLog', 'users'] },
    queryFn: () => client.exports.log({ limit: 200 }),
  }).data?.entries;
  if (entries === undefined) return null;
  /** What was taken out; of a newer version, whose kinds this one does not know, the word as it stands. */
  const whatOf = (what: string) => {
    const known = exportKinds.find((kind) => kind === what);
    return known === undefined ? what : t(`log.kinds.${known}`);
  };
  const columnsOf = (columns: string | null) =>
    (columns ?? '')
      .split(',')
      // Whose data it was is kept as an id, which says nothing to anybody who reads this.
      .filter((field) => !/^[\da-f-]{36}$/u.test(field))
      .map((field) => {
        const ownId = ownFieldIdOf(field);
        return ownId !== null ? own.nameOf(ownId) : isKnownListField(field) ? words(`fields.${field}`) : field;
      })
      .join(', ');
  return (
    <Card title={t('log.title')}>
      {entries.length === 0 ? (
        <p className={classes.none}>{t('log.none')}</p>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('log.title')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('log.when')}</th>
                <th scope="col">{t('log.who')}</th>
                <th scope="col">{t('log.what')}</th>
                <th scope="col">{t('log.format')}</th>
                <th scope="col" className={classes.number}>
                  {t('log.rows')}
                </th>
                <th scope="col">{t('log.columns')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td>{writeDayTime(entry.exportedAt)}</td>
                  <td>{entry.userName ?? t('log.someone')}</td>
                  <td>{whatOf(entry.what)}</td>
                  <td>{entry.format.toUpperCase()}</td>
                  <td className={classes.number}>{writeNumber(entry.rows, language)}</td>
                  <td className={classes.columns} title={columnsOf(entry.columns)}>
                    {columnsOf(entry.columns)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
