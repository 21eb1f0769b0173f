import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { writeDayTime } from '../ui/formats.ts';
import classes from './KeptProfiles.module.css';

/** On the first start: what was kept aside on this laptop, each to be opened again. Nothing where nothing was. */
export function KeptProfiles() {
  const { t } = useTranslation('start');
  const client = useClient();
  const queries = useQueryClient();
  const kept = useQuery({
    queryKey: ['profile', 'kept'],
    meta: { entities: ['status'] },
    queryFn: async () => (await client.profile.kept({})).profiles,
  }).data;
  const takeBack = useCommand((core, folder: string) => core.profile.takeBack({ folder }));
  if (kept === undefined || kept.length === 0) return null;

  async function open(folder: string) {
    if ((await takeBack.run(folder)) !== null) await queries.invalidateQueries();
  }

  return (
    <section className={classes.kept} aria-label={t('kept.title')}>
      <h2 className={classes.title}>{t('kept.title')}</h2>
      <ul className={classes.list}>
        {kept.map(({ folder, companyName, userName, keptAt, unsent }) => {
          const company = companyName === '' ? t('kept.unopened') : companyName;
          const when = writeDayTime(keptAt);
          return (
            <li key={folder} className={classes.one}>
              <div>
                <div className={classes.company}>{company}</div>
                <div className={classes.about}>
                  {[
                    userName === '' ? t('kept.since', { when }) : t('kept.about', { user: userName, when }),
                    ...(unsent === 0 ? [] : [t('kept.unsent', { count: unsent })]),
                  ].join(' · ')}
                </div>
              </div>
              <Button
                variant="default"
                aria-label={t('kept.openLabel', { company })}
                loading={takeBack.isRunning}
                onClick={() => void open(folder)}
              >
                {t('kept.open')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
