import { Button, SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import type { duplicatePolicies, ImportMapping } from '../../src-shared/imports/import.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Figures } from './Figures.tsx';
import classes from './Imports.module.css';
import { MappingTable } from './MappingTable.tsx';
import { ProblemTable } from './ProblemTable.tsx';
import { type Inspection, useInspection } from './use-imports.ts';

type Policy = (typeof duplicatePolicies)[number];

/** What is in the file, which column goes where, and what would become of each row. Nothing is written here. */
export function PreviewStep({
  file,
  onStart,
  onOther,
}: {
  file: FileChoice;
  onStart: (how: { mapping: ImportMapping; duplicates: Policy }) => void;
  onOther: () => void;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const [chosen, setChosen] = useState<ImportMapping | null>(null);
  const inspection = useInspection(file.ref, chosen);
  const { data, error } = inspection;
  if (error !== null) {
    return (
      <div className={classes.face}>
        <FailedState
          title={t('failed.title')}
          reason={sentenceOf(error, language)}
          kept={t('failed.kept')}
          onRetry={() => void inspection.refetch()}
        />
        <Button variant="default" onClick={onOther}>
          {t('preview.other')}
        </Button>
      </div>
    );
  }
  if (data === undefined) return <LoadingState lines={10} />;
  if (data.checkedRows === 0) {
    return (
      <EmptyState title={t('preview.noRows')} text={t('preview.noRowsText')}>
        <Button onClick={onOther}>{t('preview.other')}</Button>
      </EmptyState>
    );
  }
  return (
    <Preview
      file={file}
      data={data}
      isOld={inspection.isPlaceholderData}
      mapping={chosen ?? data.mapping}
      onMapping={setChosen}
      onStart={onStart}
      onOther={onOther}
    />
  );
}

function Preview({
  file,
  data,
  isOld,
  mapping,
  onMapping,
  onStart,
  onOther,
}: {
  file: FileChoice;
  data: Inspection;
  /** The numbers are those of the mapping before. */
  isOld: boolean;
  mapping: ImportMapping;
  onMapping: (mapping: ImportMapping) => void;
  onStart: (how: { mapping: ImportMapping; duplicates: Policy }) => void;
  onOther: () => void;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const policyId = useId();
  const [duplicates, setDuplicates] = useState<Policy>('skip');
  const hasName = Object.values(mapping).includes('name');
  const count = data.counts.good + (duplicates === 'create' ? data.counts.duplicates : 0);
  const number = (value: number) => writeNumber(value, language);
  return (
    <>
      <div className={classes.columns}>
        <Card title={t('mapping.title')} aside={file.name} isFlush>
          <MappingTable headings={data.headings} sample={data.sample} mapping={mapping} onMapping={onMapping} />
        </Card>
        <Card
          title={t('preview.title')}
          aside={t(data.isWholeFile ? 'preview.whole' : 'preview.start', { count: data.checkedRows })}
          isFlush
        >
          {!hasName ? (
            <p className={classes.failure} role="alert">
              {t('mapping.noName')}
            </p>
          ) : isOld ? (
            <LoadingState lines={6} />
          ) : (
            <>
              <Figures
                figures={[
                  { label: t('preview.good'), value: number(data.counts.good), tone: 'good' },
                  { label: t('preview.duplicates'), value: number(data.counts.duplicates), tone: 'info' },
                  { label: t('preview.bad'), value: number(data.counts.bad), tone: 'bad' },
                ]}
              />
              <div className={classes.policy}>
                <span id={policyId}>{t('preview.policy')}</span>
                <SegmentedControl
                  aria-labelledby={policyId}
                  value={duplicates}
                  onChange={(value) => setDuplicates(value === 'create' ? 'create' : 'skip')}
                  data={[
                    { value: 'skip', label: t('preview.skip') },
                    { value: 'create', label: t('preview.create') },
                  ]}
                />
              </div>
              <ProblemTable problems={data.problems} />
            </>
          )}
        </Card>
      </div>
      <footer className={classes.footer}>
        <Button variant="default" onClick={onOther}>
          {t('preview.other')}
        </Button>
        <Button disabled={!hasName || isOld} onClick={() => onStart({ mapping, duplicates })}>
          {data.isWholeFile && hasName && !isOld
            ? t('preview.importCount', { count, shown: number(count) })
            : t('preview.import')}
        </Button>
      </footer>
    </>
  );
}
