import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconSwords } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDay } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import classes from './Competitors.module.css';
import { competitorPriceDrawer, newCompetitorDrawer } from './drawers.ts';
import { useCompetitors } from './use-competitors.ts';

/** Those who sell what we sell. */
export function CompetitorsPage() {
  const { t } = useTranslation('competitors');
  const language = useLanguage();
  const [text, setText] = useState('');
  const list = useCompetitors(text);
  const competitors = list.data?.competitors ?? [];
  usePlace({ title: t('title') });
  useShortcut('new', () => newCompetitorDrawer.open({}));
  return (
    <div className={classes.screen}>
      <PageHeader
        title={t('title')}
        count={competitors.length === 0 ? undefined : t('count', { count: competitors.length })}
        actions={
          <>
            <Button variant="default" onClick={() => newCompetitorDrawer.open({})}>
              {t('new')}
            </Button>
            <Button onClick={() => competitorPriceDrawer.open({})}>{t('notePrice')}</Button>
          </>
        }
      />
      <div className={classes.bar}>
        <SearchBox label={t('search')} value={text} width={300} onSearch={setText} />
      </div>
      <div className={classes.body}>
        {list.isPending ? <LoadingState lines={6} /> : null}
        {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
        {list.isSuccess && competitors.length === 0 && text === '' ? (
          <EmptyState icon={<IconSwords size={22} stroke={1.5} aria-hidden />} title={t('emptyTitle')} text={t('emptyText')}>
            <Button onClick={() => competitorPriceDrawer.open({})}>{t('notePrice')}</Button>
          </EmptyState>
        ) : null}
        {list.isSuccess && competitors.length === 0 && text !== '' ? (
          <p className={classes.soft}>{t('nothing', { text })}</p>
        ) : null}
        {competitors.length === 0 ? null : (
          <Card isFlush>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('name')}</th>
                  <th scope="col">{t('website')}</th>
                  <th scope="col" className={classes.number}>
                    {t('prices')}
                  </th>
                  <th scope="col" className={classes.number}>
                    {t('lastSeen')}
                  </th>
                  <th scope="col" className={classes.number}>
                    {t('openOpportunities')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {competitors.map(({ id, name, website, prices, lastSeenOn, openOpportunities }) => (
                  <tr key={id}>
                    <td>
                      <Link to="/competitors/$id" params={{ id }} className={classes.name}>
                        {name}
                      </Link>
                    </td>
                    <td className={classes.soft}>{website ?? '–'}</td>
                    <td className={classes.number}>{prices}</td>
                    <td className={classes.number}>{lastSeenOn === null ? '–' : writeDay(lastSeenOn)}</td>
                    <td className={classes.number}>{openOpportunities}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
        )}
      </div>
    </div>
  );
}
