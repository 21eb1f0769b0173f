import { SegmentedControl } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostFileBytes } from '../../src-shared/files/file.ts';
import { mostPapersShown, type Paper } from '../../src-shared/files/files.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { AddButton } from './AddButton.tsx';
import { AddingNote } from './PaperIntake.tsx';
import classes from './Papers.module.css';
import { PaperTiles } from './PaperTiles.tsx';
import { useMissingThumbnails } from './thumbnails.ts';
import { useAddPapers } from './use-add-papers.ts';
import { type PaperOwner, usePapers } from './use-papers.ts';

const shownKinds = ['all', 'paper', 'photo'] as const;
type ShownKind = (typeof shownKinds)[number];
const none: readonly Paper[] = [];

/** Papers and photos of a record: tiles with their pictures, and the ways to add, open, rename and remove them. */
export function PapersCard({
  owner,
  isReadOnly,
  isSmall = false,
}: {
  owner: PaperOwner;
  isReadOnly: boolean;
  isSmall?: boolean;
}) {
  const { t } = useTranslation('files');
  const language = useLanguage();
  const list = usePapers(owner);
  const papers = list.data ?? none;
  const { add, adding } = useAddPapers(owner);
  const [kind, setKind] = useState<ShownKind>('all');
  useMissingThumbnails(papers);
  const count = (wanted: ShownKind) => papers.filter((paper) => wanted === 'all' || paper.kind === wanted).length;
  const hasBoth = count('paper') > 0 && count('photo') > 0 && !isSmall;
  const shown = papers.filter((paper) => !hasBoth || kind === 'all' || paper.kind === kind);
  const limits = t('limits', { megabytes: mostFileBytes / 1024 / 1024 });
  const addButton = (isMain: boolean) => (
    <AddButton isMain={isMain} isBusy={adding !== null} onFiles={(files) => void add(files)} />
  );
  return (
    <Card
      title={t('title')}
      aside={
        <>
          {hasBoth ? (
            <SegmentedControl
              size="xs"
              aria-label={t('kinds')}
              value={kind}
              onChange={(value) => setKind(shownKinds.find((known) => known === value) ?? 'all')}
              data={shownKinds.map((known) => ({
                value: known,
                label: `${t(`kind.${known}`)} ${writeNumber(count(known), language)}`,
              }))}
            />
          ) : null}
          {isReadOnly || papers.length === 0 ? null : addButton(false)}
        </>
      }
    >
      {list.isPending ? <LoadingState lines={4} /> : null}
      {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && papers.length === 0 ? (
        isSmall ? (
          <div className={classes.smallEmpty}>
            <span>{t('emptySmall')}</span>
            {isReadOnly ? null : addButton(false)}
          </div>
        ) : (
          <EmptyState
            icon={<IconFiles size={22} stroke={1.5} aria-hidden />}
            title={t('empty')}
            text={isReadOnly ? t('emptyReadOnly') : `${t('emptyText')} ${limits}`}
          >
            {isReadOnly ? null : addButton(true)}
          </EmptyState>
        )
      ) : null}
      {shown.length === 0 ? null : <PaperTiles papers={shown} isReadOnly={isReadOnly} isSmall={isSmall} />}
      {isReadOnly || papers.length === 0 || isSmall ? null : (
        <p className={classes.hint}>
          {t('hint')} {limits}
        </p>
      )}
      {papers.length >= mostPapersShown ? (
        <p className={classes.hint}>{t('most', { shown: writeNumber(mostPapersShown, language) })}</p>
      ) : null}
      <AddingNote adding={adding} />
    </Card>
  );
}
