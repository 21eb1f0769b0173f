import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paper } from '../../src-shared/files/files.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { PaperDrawer } from './PaperDrawer.tsx';
import { PaperPreview } from './PaperPreview.tsx';
import classes from './Papers.module.css';
import { PaperTile } from './PaperTile.tsx';
import { useOpenPaper } from './use-open-paper.ts';

/** The tiles, the picture that is looked at, and the form for a paper's name and note. */
export function PaperTiles({ papers, isReadOnly, isSmall }: { papers: readonly Paper[]; isReadOnly: boolean; isSmall: boolean }) {
  const { t } = useTranslation('files');
  const opening = useOpenPaper();
  const [shownId, setShownId] = useState<string | null>(null);
  const [editedId, setEditedId] = useState<string | null>(null);
  const remove = useCommand((client, paper: Paper) => client.files.remove({ ids: [paper.id] }), {
    done: (_answer, paper) => t('removed', { name: paper.name }),
  });
  const pictures = papers.filter((paper) => paper.isShown);
  const shown = pictures.find((paper) => paper.id === shownId) ?? null;
  const edited = papers.find((paper) => paper.id === editedId) ?? null;
  return (
    <>
      <ul className={`${classes.tiles} ${isSmall ? classes.small : ''}`} aria-label={t('title')}>
        {papers.map((paper) => (
          <PaperTile
            key={paper.id}
            paper={paper}
            isReadOnly={isReadOnly}
            isOpening={opening.id === paper.id}
            onOpen={() => (paper.isShown ? setShownId(paper.id) : opening.open(paper))}
            onOpenOutside={() => opening.open(paper)}
            onSave={() => opening.save(paper)}
            onEdit={() => setEditedId(paper.id)}
            onRemove={() => void remove.run(paper)}
          />
        ))}
      </ul>
      {shown === null ? null : (
        <PaperPreview
          papers={pictures}
          paper={shown}
          onShow={(paper) => setShownId(paper.id)}
          onOpenOutside={() => opening.open(shown)}
          onClose={() => setShownId(null)}
        />
      )}
      {edited === null ? null : <PaperDrawer key={edited.id} paper={edited} onClose={() => setEditedId(null)} />}
    </>
  );
}
