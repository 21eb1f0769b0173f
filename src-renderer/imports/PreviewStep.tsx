import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import type { ImportBasis } from '../../src-shared/consent/bases.ts';
import type { DuplicatePolicy, ImportMapping } from '../../src-shared/imports/import.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { BasisChoice, type LawChoice, missingOf } from './BasisChoice.tsx';
import { Guesses } from './Guesses.tsx';
import classes from './Imports.module.css';
import { LettersChoice } from './LettersChoice.tsx';
import { MappingTable } from './MappingTable.tsx';
import { OldWards } from './OldWards.tsx';
import { PreviewFigures } from './PreviewFigures.tsx';
import { type Inspection, type ReadingChoice, useAllWards, useInspection } from './use-imports.ts';

export interface ImportChoice extends Omit<ReadingChoice, 'mapping'> {
  readonly mapping: ImportMapping;
  readonly duplicates: DuplicatePolicy;
  readonly basis: ImportBasis;
  readonly purposes: string[];
  readonly wards: Readonly<Record<string, string>>;
}

/** What is in the file, which column goes where, and what would become of each row. Nothing is written here. */
export function PreviewStep({
  file,
  onStart,
  onOther,
}: {
  file: FileChoice;
  onStart: (how: ImportChoice) => void;
  onOther: () => void;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const [reading, setReading] = useState<ReadingChoice>({ mapping: null, legacyText: 'auto', guessesPersons: true });
  const inspection = useInspection(file.ref, reading);
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
      reading={reading}
      onReading={setReading}
      onStart={onStart}
      onOther={onOther}
    />
  );
}

function Preview({
  file,
  data,
  isOld,
  reading,
  onReading,
  onStart,
  onOther,
}: {
  file: FileChoice;
  data: Inspection;
  /** The numbers are those of the choice before. */
  isOld: boolean;
  reading: ReadingChoice;
  onReading: (reading: ReadingChoice) => void;
  onStart: (how: ImportChoice) => void;
  onOther: () => void;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const [duplicates, setDuplicates] = useState<DuplicatePolicy>('skip');
  const [chosenLaw, setLaw] = useState<LawChoice | null>(null);
  const law = chosenLaw ?? data.basis ?? { basis: null, purposes: [] };
  const missing = missingOf(law);
  const [wards, setWards] = useState<Readonly<Record<string, string>>>({});
  const mapping = reading.mapping ?? data.mapping;
  const hasName = Object.values(mapping).includes('name');
  const all = useAllWards(file.ref, {
    mapping,
    legacyText: reading.legacyText,
    isAsked: !data.isWholeFile && hasName && !isOld,
  });
  const asked = all.found?.wards ?? data.openWards;
  /** Who says import while the file is still being looked through is asked what turns up there, and only that; null: nobody did. */
  const [shownAtStart, setShownAtStart] = useState<number | null>(null);
  const begin = () => {
    const { basis, purposes } = law;
    if (basis !== null) onStart({ ...reading, mapping, duplicates, basis, purposes: [...purposes], wards });
  };
  const choose = (next: ReadingChoice) => {
    setShownAtStart(null);
    onReading(next);
  };
  const isLookedThrough = shownAtStart !== null && !all.isLooking;
  const isHeld = isLookedThrough && asked.length > shownAtStart;
  const isReady = isLookedThrough && !isHeld;
  const whenReady = useEffectEvent(begin);
  useEffect(() => {
    if (isReady) whenReady();
  }, [isReady]);
  const number = (value: number) => writeNumber(value, language);
  const count = data.counts.good + (duplicates === 'create' ? data.counts.duplicates : 0);
  const changed = duplicates === 'update' ? data.counts.changes : 0;
  const start =
    !data.isWholeFile || !hasName || isOld
      ? t('preview.import')
      : changed === 0
        ? t('preview.importCount', { count, shown: number(count) })
        : count === 0
          ? t('preview.onlyUpdate', { changed: number(changed) })
          : t('preview.updateCount', { count, shown: number(count), changed: number(changed) });
  return (
    <>
      <div className={classes.columns}>
        <Card title={t('mapping.title')} aside={file.name} isFlush>
          <LettersChoice
            headings={data.headings}
            found={data.legacyColumns}
            choice={reading.legacyText}
            onChoice={(legacyText) => choose({ ...reading, legacyText })}
          />
          <MappingTable
            headings={data.headings}
            sample={data.sample}
            mapping={mapping}
            onMapping={(next) => choose({ ...reading, mapping: next })}
          />
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
            <PreviewFigures data={data} policy={duplicates} onPolicy={setDuplicates}>
              <BasisChoice law={law} onChoice={setLaw} />
              <OldWards
                wards={asked}
                answers={wards}
                state={all.isLooking ? 'looking' : isHeld ? 'held' : 'known'}
                lookedAt={all.found?.rows ?? null}
                onAnswer={(key, answer) => setWards({ ...wards, [key]: answer })}
              />
              <Guesses
                guesses={data.guesses}
                isUsed={reading.guessesPersons}
                onUse={(guessesPersons) => choose({ ...reading, guessesPersons })}
              />
            </PreviewFigures>
          )}
        </Card>
      </div>
      <footer className={classes.footer}>
        {hasName && missing !== null ? <p className={classes.missing}>{t(missing)}</p> : null}
        <Button variant="default" onClick={onOther}>
          {t('preview.other')}
        </Button>
        <Button
          disabled={!hasName || isOld || missing !== null}
          loading={shownAtStart !== null && !isHeld}
          onClick={() => (all.isLooking ? setShownAtStart(asked.length) : begin())}
        >
          {start}
        </Button>
      </footer>
    </>
  );
}
