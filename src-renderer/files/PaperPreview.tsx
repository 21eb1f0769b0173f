import { ActionIcon, Button, Loader, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paper } from '../../src-shared/files/files.contract.ts';
import { useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDayTime, writeNumber } from '../ui/formats.ts';
import classes from './Papers.module.css';
import { usePicture } from './use-papers.ts';

type Shown = Pick<Paper, 'id' | 'name' | 'addedAt' | 'addedBy' | 'isShown'> & Partial<Pick<Paper, 'takenAt' | 'note'>>;

/** One picture as large as the window allows; the arrows lead to the others. */
export function PaperPreview<File extends Shown>({
  papers,
  paper,
  onShow,
  onOpenOutside,
  onClose,
}: {
  papers: readonly File[];
  paper: File;
  onShow: (paper: File) => void;
  onOpenOutside: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['files', 'ui']);
  const language = useLanguage();
  const { desktop } = useHost();
  const picture = usePicture(paper);
  const at = papers.indexOf(paper);
  const before = papers[at - 1];
  const after = papers[at + 1];

  function onKeyDown(event: KeyboardEvent) {
    const next = event.key === 'ArrowLeft' ? before : event.key === 'ArrowRight' ? after : undefined;
    if (next === undefined) return;
    event.preventDefault();
    onShow(next);
  }

  const under = [
    ...(papers.length < 2
      ? []
      : [t('files:position', { no: writeNumber(at + 1, language), of: writeNumber(papers.length, language) })]),
    writeDayTime(paper.takenAt ?? paper.addedAt),
    ...(paper.addedBy === null ? [] : [paper.addedBy]),
    ...(paper.note == null ? [] : [paper.note]),
  ].join(' · ');
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className={classes.previewName}>{paper.name}</span>}
      size="min(1200px, 94vw)"
      centered
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      onKeyDown={onKeyDown}
    >
      <div className={classes.stage} aria-busy={picture.isPending}>
        {picture.error !== null ? (
          <FailedState
            title={t('files:notOpened', { name: paper.name })}
            reason={sentenceOf(picture.error, language)}
            kept=""
            onRetry={picture.retry}
          />
        ) : picture.address === null ? (
          <Loader size="md" aria-label={t('files:opening')} />
        ) : (
          <img src={picture.address} alt={paper.name} className={classes.full} />
        )}
      </div>
      <div className={classes.previewFoot}>
        <ActionIcon
          variant="default"
          size={30}
          disabled={before === undefined}
          aria-label={t('files:before')}
          onClick={() => (before === undefined ? undefined : onShow(before))}
        >
          <IconChevronLeft size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={30}
          disabled={after === undefined}
          aria-label={t('files:after')}
          onClick={() => (after === undefined ? undefined : onShow(after))}
        >
          <IconChevronRight size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
        <span className={classes.previewUnder}>{under}</span>
        <Button variant="default" onClick={onOpenOutside}>
          {t(desktop === null ? 'files:download' : 'files:openOutside')}
        </Button>
      </div>
    </Modal>
  );
}
