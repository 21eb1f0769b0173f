import { ActionIcon, Button, Menu } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { IconDots, IconSwords } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Fact, FactList } from '../ui/FactList.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import { initialsOf } from '../../src-shared/vietnam/fold.ts';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { RecordHeader } from '../ui/RecordHeader.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Competitors.module.css';
import { competitorPriceDrawer } from './drawers.ts';
import { PriceChart } from './PriceChart.tsx';
import { PriceLog } from './PriceLog.tsx';
import { type CompetitorRecord, useCompetitor } from './use-competitors.ts';

/** One competitor: what they are good and bad at, what they ask for, where we meet them. */
export function CompetitorPage() {
  const { t } = useTranslation('competitors');
  const language = useLanguage();
  const { id } = useParams({ from: '/competitors/$id' });
  const navigate = useNavigate();
  const competitor = useCompetitor(id);
  usePlace({
    title: t('title'),
    ...(competitor.data === undefined ? {} : { detail: competitor.data.name }),
    onTitle: () => void navigate({ to: '/competitors' }),
  });
  if (competitor.error instanceof AppError && (competitor.error.code === 'not-found' || competitor.error.code === 'invalid')) {
    return (
      <EmptyState icon={<IconSwords size={22} stroke={1.5} aria-hidden />} title={t('notFound')} text={t('notFoundText')}>
        <Button variant="default" onClick={() => void navigate({ to: '/competitors' })}>
          {t('back')}
        </Button>
      </EmptyState>
    );
  }
  if (competitor.isError)
    return <FailedState reason={sentenceOf(competitor.error, language)} onRetry={() => void competitor.refetch()} />;
  if (competitor.data === undefined) return <LoadingState lines={8} />;
  return <Competitor key={id} competitor={competitor.data} />;
}

type TextField = 'name' | 'website' | 'strengths' | 'weaknesses' | 'note';
const longFields = ['strengths', 'weaknesses', 'note'] as const;

function Competitor({ competitor }: { competitor: CompetitorRecord }) {
  const { t } = useTranslation('competitors');
  const navigate = useNavigate();
  const seen = competitor.prices.find(({ isAhead }) => !isAhead);
  const save = useCommand(
    (client, { field, value }: { field: TextField; value: string | null }) =>
      client.competitors.update({ id: competitor.id, change: { [field]: value ?? '' }, rev: competitor.rev }),
    { done: (_saved, { field }) => t('updated', { field: t(field) }), isQuiet: true },
  );
  const remove = useCommand((client, id: string) => client.competitors.delete({ id }), {
    done: () => t('deleted', { name: competitor.name }),
  });
  const edit = (field: TextField, kind: 'text' | 'textarea') => (
    <InlineEdit
      label={t(field)}
      value={competitor[field]}
      kind={{ type: kind }}
      onSave={async (value) => {
        const saved = await save.attempt({ field, value });
        return saved.isDone ? null : (saved.fields[field] ?? saved.sentence);
      }}
    />
  );
  return (
    <div className={classes.screen}>
      <RecordHeader
        mark={initialsOf(competitor.name).slice(0, 2).toUpperCase()}
        title={competitor.name}
        under={competitor.website ?? t('competitor')}
        actions={
          <>
            <Button onClick={() => competitorPriceDrawer.open({ competitorId: competitor.id })}>{t('notePrice')}</Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="default" size={30} aria-label={t('more')}>
                  <IconDots size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  onClick={() =>
                    void remove.run(competitor.id).then((gone) => (gone === null ? null : navigate({ to: '/competitors' })))
                  }
                >
                  {t('delete')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
        facts={[
          { label: t('prices'), value: competitor.prices.length },
          { label: t('lastSeen'), value: seen === undefined ? '–' : writeDay(seen.seenOn) },
          {
            label: t('openOpportunities'),
            value: competitor.opportunities.filter(({ stage }) => stage?.kind === 'open').length,
          },
        ]}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Card title={t('about')}>
            <FactList>
              <Fact label={t('name')}>{edit('name', 'text')}</Fact>
              <Fact label={t('website')}>{edit('website', 'text')}</Fact>
              {longFields.map((field) => (
                <Fact key={field} label={t(field)}>
                  {edit(field, 'textarea')}
                </Fact>
              ))}
            </FactList>
          </Card>
          <OpportunitiesCard competitor={competitor} />
        </div>
        <div className={classes.column}>
          <PriceChart competitor={competitor} />
          <PriceLog competitor={competitor} />
        </div>
      </div>
    </div>
  );
}

function OpportunitiesCard({ competitor: { opportunities } }: { competitor: CompetitorRecord }) {
  const { t } = useTranslation('competitors');
  const language = useLanguage();
  return (
    <Card title={t('opportunities')} isFlush={opportunities.length > 0}>
      {opportunities.length === 0 ? <p className={classes.soft}>{t('opportunitiesEmpty')}</p> : null}
      {opportunities.length === 0 ? null : (
        <table className={classes.table}>
          <tbody>
            {opportunities.map(({ id, title, customerId, customerName, valueDong, stage }) => (
              <tr key={id}>
                <td>
                  <Link to="/opportunities/$id" params={{ id }} className={classes.name}>
                    {title}
                  </Link>
                  <Link to="/customers/$id" params={{ id: customerId }} className={`${classes.name} ${classes.under}`}>
                    {customerName}
                  </Link>
                </td>
                <td className={classes.number}>
                  {valueDong === null ? '–' : writeMoney(valueDong)}
                  {stage === null ? null : (
                    <span className={classes.under}>
                      <StateBadge tone={stage.kind === 'won' ? 'good' : stage.kind === 'lost' ? 'bad' : 'info'}>
                        {stage[language]}
                      </StateBadge>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
