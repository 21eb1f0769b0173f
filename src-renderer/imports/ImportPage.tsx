import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import type { ImportBasis } from '../../src-shared/consent/bases.ts';
import type { DuplicatePolicy, ImportMapping, ImportReport } from '../../src-shared/imports/import.ts';
import type { LegacyChoice } from '../../src-shared/imports/imports.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { fileToImport } from './file-to-import.ts';
import { ImportReportView } from './ImportReportView.tsx';
import classes from './Imports.module.css';
import { PreviewStep } from './PreviewStep.tsx';
import { RunningImport } from './RunningImport.tsx';
import { Steps } from './Steps.tsx';
import { useImports, useRunningImport } from './use-imports.ts';

interface Start {
  readonly file: string;
  readonly mapping: ImportMapping;
  readonly duplicates: DuplicatePolicy;
  readonly basis: ImportBasis;
  readonly purposes: string[];
  readonly legacyText: LegacyChoice;
  readonly guessesPersons: boolean;
  readonly wards: Readonly<Record<string, string>>;
  readonly jobId: string;
}

/** The way of a file into the customers: choose, look, import, see what became of it. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const { report } = useSearch({ from: '/imports' });
  const file = fileToImport.use();
  const [isCancelled, setIsCancelled] = useState(false);
  const [answered, setAnswered] = useState<ImportReport | null>(null);
  const running = useRunningImport();
  const isAllowed = useImports().data?.isAllowed !== false;
  const run = useCommand((client, start: Start) => client.imports.run(start), { isQuiet: true });
  usePlace({ title: t('title') });

  async function start(how: Omit<Start, 'jobId'>) {
    const jobId = crypto.randomUUID();
    setIsCancelled(false);
    const done = await run.run({ ...how, jobId });
    if (done === null) return;
    setAnswered(done);
    fileToImport.close();
    void navigate({ to: '/imports', search: { report: done.id } });
  }

  function choose(choice: FileChoice | null) {
    run.reset();
    setIsCancelled(false);
    if (choice === null) fileToImport.close();
    else fileToImport.open(choice);
    void navigate({ to: '/imports', search: {} });
  }

  const isRunning = running !== undefined || run.isRunning;
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        actions={<Steps at={report !== undefined && file === null ? 'report' : file === null ? 'choose' : 'check'} />}
      />
      <div className={classes.body}>
        {isRunning ? (
          <RunningImport
            job={running ?? null}
            name={file?.name ?? running?.subject ?? ''}
            onCancel={() => setIsCancelled(true)}
          />
        ) : !isAllowed && report === undefined ? (
          <>
            <EmptyState title={t('notAllowed')} text={t('notAllowedText')} />
            <EarlierImports />
          </>
        ) : isCancelled && run.failure !== null ? (
          <EmptyState title={t('cancelled.title')} text={t('cancelled.text')}>
            <ChooseFile isSmall onFile={choose} />
          </EmptyState>
        ) : run.failure !== null ? (
          <>
            <FailedState title={t('failed.title')} reason={run.failure} kept={t('failed.kept')} />
            <ChooseFile onFile={choose} />
          </>
        ) : file !== null ? (
          <PreviewStep
            key={file.ref}
            file={file}
            onStart={(how) => void start({ file: file.ref, ...how })}
            onOther={() => choose(null)}
          />
        ) : report !== undefined ? (
          <ImportReportView id={report} answered={answered} onAgain={() => choose(null)} />
        ) : (
          <>
            <ChooseFile onFile={choose} />
            <EarlierImports />
          </>
        )}
      </div>
    </div>
  );
}
