import { ActionIcon, Button, Menu, SegmentedControl, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportFormats } from '../../src-shared/exports/exports.contract.ts';
import { periodKinds } from '../../src-shared/reports/periods.ts';
import type { VisitReport } from '../../src-shared/reports/reports.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeams } from '../api/use-team.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { ForecastPanel, LostPanel } from '../opportunities/index.ts';
import { TargetsPanel } from '../targets/index.ts';
import { TurnoverPanel } from '../turnover/index.ts';
import { BehindDrawer } from './BehindDrawer.tsx';
import classes from './ReportPage.module.css';
import { ReportChart } from './ReportChart.tsx';
import { ReportGrid } from './ReportGrid.tsx';
import { ReportTiles } from './ReportTiles.tsx';
import { type Behind, type ReportState, useReport, useReportExport } from './use-report.ts';

const tabs = ['visits', 'targets', 'forecast', 'lost', 'turnover'] as const;
const ratings = ['A', 'B', 'C', 'D'];

/** Visits planned and done, targets of the month, what is to come, what was lost and what was sold. Every number opens what it was counted from. */
export function ReportPage() {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const state = useReport();
  const { report, search, go } = state;
  const [behind, setBehind] = useState<Behind | null>(null);
  usePlace({ title: t('title') });
  const tab = search.tab ?? 'visits';
  return (
    <div className={classes.page}>
      <header className={classes.toolbar}>
        <h1 className={classes.title}>{t('title')}</h1>
        <SegmentedControl
          aria-label={t('which')}
          value={tab}
          onChange={(chosen) => go({ tab: tabs.find((known) => known === chosen && known !== 'visits'), on: undefined })}
          data={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        />
        {tab === 'visits' ? <VisitTools state={state} report={report.data} /> : null}
      </header>
      {tab === 'forecast' ? (
        <ForecastPanel />
      ) : tab === 'lost' ? (
        <LostPanel />
      ) : tab === 'turnover' ? (
        <TurnoverPanel />
      ) : tab === 'targets' ? (
        <div className={classes.content}>
          <TargetsPanel />
        </div>
      ) : (
        <>
          {report.error === null ? null : (
            <FailedState reason={sentenceOf(report.error, language)} onRetry={() => void report.refetch()} />
          )}
          {report.isPending ? <LoadingState lines={8} /> : null}
          {report.data === undefined ? null : (
            <div className={classes.content}>
              <ReportTiles report={report.data} filter={state.filter} onOpen={setBehind} />
              <ReportChart report={report.data} by={state.by} filter={state.filter} onOpen={setBehind} />
              <ReportGrid report={report.data} by={state.by} filter={state.filter} onOpen={setBehind} />
            </div>
          )}
        </>
      )}
      <BehindDrawer behind={behind} onClose={() => setBehind(null)} />
    </div>
  );
}

function VisitTools({ state, report }: { state: ReportState; report: VisitReport | undefined }) {
  const { t } = useTranslation('reports');
  const { by, search, go, step } = state;
  const teams = useTeams();
  const purposes = useChoices('visit_purpose');
  const download = useReportExport(state.question);
  const people = (report?.people ?? []).filter(({ teamId }) => search.team === undefined || teamId === search.team);
  const isOfMany = (report?.people.length ?? 0) > 1;
  return (
    <>
      <SegmentedControl
        aria-label={t('by')}
        value={by}
        onChange={(chosen) => go({ by: periodKinds.find((kind) => kind === chosen) })}
        data={periodKinds.map((value) => ({ value, label: t(`periods.${value}`) }))}
      />
      <div className={classes.steps}>
        <ActionIcon variant="default" size={30} aria-label={t('earlier')} title={t('earlier')} onClick={() => step(-1)}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => go({ on: undefined })}>
          {t('now')}
        </Button>
        <ActionIcon variant="default" size={30} aria-label={t('later')} title={t('later')} onClick={() => step(1)}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </div>
      {isOfMany && teams.length > 0 ? (
        <Select
          w={150}
          aria-label={t('team')}
          placeholder={t('everyTeam')}
          clearable
          value={search.team ?? null}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(team) => go({ team: team ?? undefined, rep: undefined })}
        />
      ) : null}
      {isOfMany ? (
        <Select
          w={170}
          aria-label={t('rep')}
          placeholder={t('everybody')}
          clearable
          searchable
          value={search.rep ?? null}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(rep) => go({ rep: rep ?? undefined })}
        />
      ) : null}
      <Select
        w={150}
        aria-label={t('purpose')}
        placeholder={t('everyPurpose')}
        clearable
        value={search.purpose ?? null}
        data={purposes.options}
        onChange={(purpose) => go({ purpose: purpose ?? undefined })}
      />
      <Select
        w={120}
        aria-label={t('rating')}
        placeholder={t('everyRating')}
        clearable
        value={search.rating ?? null}
        data={ratings.map((value) => ({ value, label: t('ratingOf', { rating: value }) }))}
        onChange={(rating) => go({ rating: rating ?? undefined })}
      />
      <span className={classes.push} />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} loading={download.isRunning} aria-label={t('export')} title={t('export')}>
            <IconDownload size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {download.isAllowed ? (
            exportFormats.map((format) => (
              <Menu.Item key={format} onClick={() => void download.start(format)}>
                {t(`formats.${format}`)}
              </Menu.Item>
            ))
          ) : (
            <Menu.Label>{t('notAllowed')}</Menu.Label>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
