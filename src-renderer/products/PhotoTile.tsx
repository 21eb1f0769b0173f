import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPhoto } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptFile } from '../../src-shared/files/files.contract.ts';
import { useHost } from '../api/client.tsx';
import { useSmallPicture } from '../files/index.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Photos.module.css';

/** One picture: Enter looks at it, Alt and an arrow move it, Delete removes it, the arrows go on to the next. */
export function PhotoTile({
  photo,
  isMain,
  isLast,
  mayChange,
  isDragged,
  onDrag,
  onDropped,
  onOpen,
  onMove,
  onSave,
  onRemove,
}: {
  photo: KeptFile;
  isMain: boolean;
  isLast: boolean;
  mayChange: boolean;
  isDragged: boolean;
  onDrag: (isBegun: boolean) => void;
  /** Null while none of the pictures is dragged. */
  onDropped: (() => void) | null;
  onOpen: () => void;
  onMove: (step: -1 | 1 | 'first') => void;
  onSave: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation(['products', 'files']);
  const { desktop } = useHost();
  const tile = useRef<HTMLLIElement>(null);
  const [isOver, setIsOver] = useState(false);
  const picture = useSmallPicture(photo);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined && event.altKey) {
      event.preventDefault();
      if (mayChange) onMove(step === 1 ? 1 : -1);
    } else if (step !== undefined) {
      event.preventDefault();
      const next = step === 1 ? tile.current?.nextElementSibling : tile.current?.previousElementSibling;
      next?.querySelector('button')?.focus();
    } else if (event.key === 'Delete' && mayChange) {
      event.preventDefault();
      const next = tile.current?.nextElementSibling ?? tile.current?.previousElementSibling;
      next?.querySelector('button')?.focus();
      onRemove();
    }
  }

  return (
    <li
      ref={tile}
      className={classes.tile}
      draggable={mayChange}
      data-main={isMain || undefined}
      data-over={(isOver && onDropped !== null) || undefined}
      data-dragged={isDragged || undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', photo.name);
        onDrag(true);
      }}
      onDragOver={(event) => {
        if (onDropped === null) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDragEnd={() => onDrag(false)}
      onDrop={(event) => {
        if (onDropped === null) return;
        event.preventDefault();
        setIsOver(false);
        onDropped();
        onDrag(false);
      }}
    >
      <button
        type="button"
        className={classes.open}
        title={photo.place === 'here' ? photo.name : `${photo.name}\n${t(`files:placeText.${photo.place}`)}`}
        aria-label={isMain ? `${photo.name} · ${t('products:photos.main')}` : photo.name}
        aria-keyshortcuts={mayChange ? 'Enter Alt+ArrowLeft Alt+ArrowRight Delete' : 'Enter'}
        onClick={onOpen}
        onKeyDown={onKeyDown}
      >
        {picture === null ? (
          <IconPhoto size={32} stroke={1.1} aria-hidden />
        ) : (
          <img src={picture} alt="" className={classes.picture} draggable={false} />
        )}
        <span className={classes.words}>
          {isMain ? <StateBadge tone="info">{t('products:photos.main')}</StateBadge> : null}
          {photo.place === 'here' ? null : (
            <StateBadge tone={photo.place === 'refused' ? 'bad' : 'neutral'}>{t(`files:place.${photo.place}`)}</StateBadge>
          )}
        </span>
      </button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={26}
            className={classes.more ?? ''}
            aria-label={t('products:photos.moreOf', { name: photo.name })}
          >
            <IconDots size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onOpen}>{t('products:photos.look')}</Menu.Item>
          <Menu.Item onClick={onSave}>{t(desktop === null ? 'files:download' : 'products:photos.save')}</Menu.Item>
          {mayChange ? (
            <>
              {isMain ? null : <Menu.Item onClick={() => onMove('first')}>{t('products:photos.makeMain')}</Menu.Item>}
              {isMain ? null : (
                <Menu.Item onClick={() => onMove(-1)} rightSection="Alt ←">
                  {t('products:photos.before')}
                </Menu.Item>
              )}
              {isLast ? null : (
                <Menu.Item onClick={() => onMove(1)} rightSection="Alt →">
                  {t('products:photos.after')}
                </Menu.Item>
              )}
              <Menu.Item color="red" onClick={onRemove} rightSection="Delete">
                {t('products:photos.remove')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
