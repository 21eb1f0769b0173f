import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from '../../locales/words.tsx';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { LaterPopover } from '../later.tsx';
import type { Column } from './columns.ts';
import classes from './ColumnChooser.module.css';

interface Chooser<Row> {
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly string[];
  readonly onShown: (shown: string[]) => void;
}

/** A button that opens the list of columns: the shown ones in their order, which two arrows change, then all others. */
function PlainChooser<Row>(chooser: Chooser<Row>) {
  const { t } = useTranslation('ui');
  return (
    <LaterPopover
      label={t('table.columns')}
      position="bottom-end"
      button={(opener) => (
        <ActionIcon
          {...opener}
          variant="default"
          size={30}
          aria-label={t('table.chooseColumns')}
          title={t('table.chooseColumns')}
        >
          <IconColumns3 size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    >
      {() => <Columns {...chooser} />}
    </LaterPopover>
  );
}

// memo keeps the props of what it wraps; its type forgets that they are generic.
export const ColumnChooser = memo(PlainChooser) as typeof PlainChooser;

function Columns<Row>({ columns, shown, onShown }: Chooser<Row>) {
  const { t } = useTranslation('ui');
  const [sought, setSought] = useState('');
  const inOrder = [
    ...shown.flatMap((id) => columns.find((column) => column.id === id) ?? []),
    ...columns.filter((column) => !shown.includes(column.id)),
  ].filter((column) => column.isFixed !== true && foldText(column.label).includes(foldText(sought)));

  function move(id: string, by: -1 | 1) {
    const movable = shown.filter((one) => columns.some((column) => column.id === one && column.isFixed !== true));
    const at = movable.indexOf(id);
    const other = movable[at + by];
    if (other === undefined) return;
    onShown(shown.map((one) => (one === id ? other : one === other ? id : one)));
  }

  return (
    <>
      {columns.length > 12 ? (
        <TextInput
          aria-label={t('table.findColumn')}
          placeholder={t('table.findColumn')}
          value={sought}
          mb={8}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      ) : null}
      <div className={classes.list}>
        {inOrder.map((column) => {
          const isShown = shown.includes(column.id);
          return (
            <div key={column.id} className={classes.entry}>
              <Checkbox
                size="xs"
                label={column.label}
                checked={isShown}
                onChange={(event) =>
                  onShown(event.currentTarget.checked ? [...shown, column.id] : shown.filter((id) => id !== column.id))
                }
              />
              {isShown ? (
                <span className={classes.moves}>
                  <ActionIcon
                    variant="subtle"
                    size={22}
                    aria-label={t('table.forward', { label: column.label })}
                    onClick={() => move(column.id, -1)}
                  >
                    <IconChevronUp size={14} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    size={22}
                    aria-label={t('table.back', { label: column.label })}
                    onClick={() => move(column.id, 1)}
                  >
                    <IconChevronDown size={14} aria-hidden />
                  </ActionIcon>
                </span>
              ) : null}
            </div>
          );
        })}
      </div>
    </>
  );
}
