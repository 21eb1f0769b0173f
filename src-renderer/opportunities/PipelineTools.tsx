import { ActionIcon, Button, Menu, SegmentedControl, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exportFormats } from '../../src-shared/exports/exports.contract.ts';
import { useTeams } from '../api/use-team.ts';
import classes from './PipelineReports.module.css';
import type { usePipelineExport, usePipelineQuestion } from './use-pipeline.ts';

/** Which time, whose, and as a file. */
export function PipelineTools({
  state,
  people,
  download,
  children,
}: {
  state: ReturnType<typeof usePipelineQuestion>;
  people: readonly { id: string; name: string; teamId: string | null }[];
  download: ReturnType<typeof usePipelineExport>;
  children?: ReactNode;
}) {
  const { t } = useTranslation('opportunities');
  const teams = useTeams();
  const { search, question, go, step } = state;
  const shown = people.filter(({ teamId }) => search.team === undefined || teamId === search.team);
  return (
    <div className={classes.tools}>
      <SegmentedControl
        aria-label={t('report.by')}
        value={question.by}
        onChange={(by) => go({ by: by === 'quarter' ? 'quarter' : undefined, on: undefined })}
        data={(['month', 'quarter'] as const).map((value) => ({ value, label: t(`report.${value}`) }))}
      />
      {children}
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('report.earlier')}
        title={t('report.earlier')}
        onClick={() => step(-1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Button variant="default" onClick={() => go({ on: undefined })}>
        {t('report.now')}
      </Button>
      <ActionIcon variant="default" size={30} aria-label={t('report.later')} title={t('report.later')} onClick={() => step(1)}>
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
      {people.length > 1 && teams.length > 1 ? (
        <Select
          w={150}
          aria-label={t('report.team')}
          placeholder={t('report.everyTeam')}
          clearable
          clearButtonProps={{ 'aria-label': t('clear', { label: t('report.team') }) }}
          value={search.team ?? null}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(team) => go({ team: team ?? undefined, rep: undefined })}
        />
      ) : null}
      {people.length > 1 ? (
        <Select
          w={170}
          aria-label={t('report.rep')}
          placeholder={t('report.everybody')}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('clear', { label: t('report.rep') }) }}
          value={search.rep ?? null}
          data={shown.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(rep) => go({ rep: rep ?? undefined })}
        />
      ) : null}
      <span className={classes.push} />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={30}
            loading={download.isRunning}
            aria-label={t('report.export')}
            title={t('report.export')}
          >
            <IconDownload size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {download.isAllowed ? (
            exportFormats.map((format) => (
              <Menu.Item key={format} onClick={() => void download.start(format)}>
                {t(`report.formats.${format}`)}
              </Menu.Item>
            ))
          ) : (
            <Menu.Label>{t('report.notAllowed')}</Menu.Label>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
