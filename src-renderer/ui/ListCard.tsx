import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from './Card.tsx';
import classes from './ListCard.module.css';
import { useReorder } from './use-reorder.ts';

interface Line {
  readonly id: string;
}

/**
 * What the office has written down of one kind, a line each, in a box of the settings. Whoever may change it adds, edits, removes and, with
 * `onSort`, puts the lines into another order by buttons or by dragging.
 */
export function ListCard<L extends Line>({
  title,
  newLabel,
  hint,
  lines,
  nameOf,
  labelOf,
  wordsOf,
  asideOf,
  mayChange,
  onNew,
  onEdit,
  onRemove,
  mayRemove,
  onSort,
  children,
}: {
  title: string;
  newLabel: string;
  /** Above the lines; for an empty list what is to be said of it. */
  hint?: string | null;
  lines: readonly L[];
  nameOf: (line: L) => string;
  /** What is shown for the name where that is more than its text. */
  labelOf?: (line: L) => ReactNode;
  /** Beside the name, in soft ink; what is null is left out. */
  wordsOf: (line: L) => readonly (string | null)[];
  /** Further buttons of a line. */
  asideOf?: (line: L) => ReactNode;
  mayChange: boolean;
  onNew: () => void;
  onEdit: (line: L) => void;
  onRemove?: (line: L) => void;
  /** Of lines that are not all removed alike. */
  mayRemove?: (line: L) => boolean;
  onSort?: (ids: readonly string[]) => void;
  /** The form, where one is open. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const order = useReorder(
    lines.map(({ id }) => ({ key: id })),
    (sorted) => onSort?.(sorted.map(({ key }) => key)),
  );
  const mayDrag = mayChange && onSort !== undefined && lines.length > 1;
  return (
    <Card
      title={title}
      aside={
        mayChange ? (
          <Button variant="subtle" onClick={onNew}>
            {newLabel}
          </Button>
        ) : null
      }
    >
      {hint === undefined || hint === null ? null : <p className={classes.hint}>{hint}</p>}
      {lines.map((line, at) => {
        const name = nameOf(line);
        return (
          <div key={line.id} className={classes.line} {...(mayDrag ? order.line(line.id, at) : {})}>
            <span className={classes.grow}>
              {labelOf?.(line) ?? name}{' '}
              <span className={classes.soft}>
                {wordsOf(line)
                  .filter((word) => word !== null && word !== '')
                  .join(' · ')}
              </span>
            </span>
            {asideOf?.(line)}
            {mayChange ? (
              <>
                {onSort === undefined ? null : (
                  <>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      disabled={at === 0}
                      aria-label={t('lines.up', { name })}
                      onClick={() => order.put(line.id, at - 1)}
                    >
                      <IconArrowUp size={15} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      disabled={at === lines.length - 1}
                      aria-label={t('lines.down', { name })}
                      onClick={() => order.put(line.id, at + 1)}
                    >
                      <IconArrowDown size={15} aria-hidden />
                    </ActionIcon>
                  </>
                )}
                <Button variant="subtle" aria-label={t('lines.editOne', { name })} onClick={() => onEdit(line)}>
                  {t('edit')}
                </Button>
                {onRemove === undefined || mayRemove?.(line) === false ? null : (
                  <Button variant="subtle" aria-label={t('lines.removeOne', { name })} onClick={() => onRemove(line)}>
                    {t('delete')}
                  </Button>
                )}
              </>
            ) : null}
          </div>
        );
      })}
      {children}
    </Card>
  );
}
