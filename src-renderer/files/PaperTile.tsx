import { ActionIcon, Loader, Menu } from '@mantine/core';
import {
  IconDots,
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconPhoto,
  IconPresentation,
} from '@tabler/icons-react';
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paper } from '../../src-shared/files/files.contract.ts';
import { useHost } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { writeSize } from '../backup/index.ts';
import { writeDay, writeDayTime } from '../ui/formats.ts';
import { StateBadge, type Tone } from '../ui/StateBadge.tsx';
import classes from './Papers.module.css';
import { useThumbnail } from './use-papers.ts';

const toneOf: Readonly<Record<Exclude<Paper['place'], 'here'>, Tone>> = {
  waiting: 'info',
  refused: 'bad',
  office: 'neutral',
  missing: 'warn',
};

/** One paper: Enter opens it, F2 renames it, Delete removes it, the arrows go on to the next. */
export function PaperTile({
  paper,
  isReadOnly,
  isOpening,
  onOpen,
  onOpenOutside,
  onSave,
  onEdit,
  onRemove,
}: {
  paper: Paper;
  isReadOnly: boolean;
  isOpening: boolean;
  onOpen: () => void;
  onOpenOutside: () => void;
  onSave: () => void;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation(['files', 'ui']);
  const language = useLanguage();
  const { desktop } = useHost();
  const tile = useRef<HTMLLIElement>(null);
  const thumbnail = useThumbnail(paper);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = step === 1 ? tile.current?.nextElementSibling : tile.current?.previousElementSibling;
      next?.querySelector('button')?.focus();
    } else if (event.key === 'F2' && !isReadOnly) {
      event.preventDefault();
      onEdit();
    } else if (event.key === 'Delete' && !isReadOnly) {
      event.preventDefault();
      const next = tile.current?.nextElementSibling ?? tile.current?.previousElementSibling;
      next?.querySelector('button')?.focus();
      onRemove();
    }
  }

  const facts = [writeSize(paper.bytes, language), writeDay(paper.addedAt)].join(' · ');
  const about = [
    paper.name,
    `${writeDayTime(paper.addedAt)}${paper.addedBy === null ? '' : ` · ${paper.addedBy}`}`,
    paper.note ?? '',
    ...(paper.place === 'here' ? [] : [t(`files:placeText.${paper.place}`)]),
  ].filter((line) => line !== '');
  return (
    <li ref={tile} className={classes.tile}>
      <button
        type="button"
        className={classes.open}
        title={about.join('\n')}
        aria-keyshortcuts={isReadOnly ? 'Enter' : 'Enter F2 Delete'}
        onClick={onOpen}
        onKeyDown={onKeyDown}
      >
        <span className={classes.picture}>
          {isOpening ? (
            <Loader size="sm" aria-label={t('files:opening')} />
          ) : thumbnail === null ? (
            signOf(paper.mime)
          ) : (
            <img src={thumbnail} alt="" className={classes.thumbnail} draggable={false} />
          )}
        </span>
        <span className={classes.name}>{paper.name}</span>
        <span className={`${classes.facts} fb-figures`}>{facts}</span>
        {paper.note === null ? null : <span className={classes.note}>{paper.note}</span>}
        {paper.place === 'here' ? null : (
          <span className={classes.state}>
            <StateBadge tone={toneOf[paper.place]}>{t(`files:place.${paper.place}`)}</StateBadge>
          </span>
        )}
      </button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={26}
            className={classes.more ?? ''}
            aria-label={t('files:moreOf', { name: paper.name })}
          >
            <IconDots size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onOpen}>{t(paper.isShown ? 'files:look' : 'files:open')}</Menu.Item>
          {paper.isShown && desktop !== null ? <Menu.Item onClick={onOpenOutside}>{t('files:openOutside')}</Menu.Item> : null}
          <Menu.Item onClick={onSave}>{t(desktop === null ? 'files:download' : 'files:saveCopy')}</Menu.Item>
          {isReadOnly ? null : (
            <>
              <Menu.Item onClick={onEdit} rightSection="F2">
                {t('files:edit')}
              </Menu.Item>
              <Menu.Item color="red" onClick={onRemove} rightSection="Delete">
                {t('files:remove')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** The sign of a kind of file. */
function signOf(mime: string): ReactNode {
  const look = { size: 36, stroke: 1.1, 'aria-hidden': true } as const;
  if (mime === 'application/pdf') return <IconFileTypePdf {...look} />;
  if (mime.startsWith('image/')) return <IconPhoto {...look} />;
  if (/spreadsheet|excel|csv/.test(mime)) return <IconFileSpreadsheet {...look} />;
  if (/presentation|powerpoint/.test(mime)) return <IconPresentation {...look} />;
  if (/zip|rar|7z|gzip/.test(mime)) return <IconFileZip {...look} />;
  if (/^text\/|word|document|rtf|xml/.test(mime)) return <IconFileText {...look} />;
  return <IconFile {...look} />;
}
