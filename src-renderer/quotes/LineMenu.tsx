import { TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGift, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { useTranslation } from '../locales/words.tsx';
import { Anchored } from './Anchored.tsx';
import { emptyLine, type QuoteEditor } from './quote-editor.ts';
import classes from './Quotes.module.css';
import { removeLine } from './remove-line.ts';

/** What can be done with a line beside typing into it. */
export function LineMenu({
  editor,
  line,
  at,
  onClose,
  onMoved,
}: {
  editor: QuoteEditor;
  line: QuoteLine | undefined;
  at: HTMLElement;
  onClose: () => void;
  onMoved: (row: number) => void;
}) {
  const { t } = useTranslation('quotes');
  if (line === undefined) return null;
  const { id, kind, isOption } = line;
  const act = (work: () => void) => () => {
    work();
    onClose();
  };
  const place = () => editor.get().draft.lines.findIndex((one) => one.id === id);
  const move = (by: -1 | 1) =>
    act(() => {
      editor.move(id, by);
      onMoved(place());
    });
  return (
    <Anchored at={at} label={t('line.menu')} onClose={onClose} width={250}>
      <TextInput
        size="xs"
        label={t('line.note')}
        maxLength={2000}
        data-autofocus
        value={line.note ?? ''}
        onChange={(event) => editor.setLine(id, { note: event.currentTarget.value === '' ? null : event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onClose();
        }}
      />
      {kind === 'goods' || kind === 'gift' ? (
        <TextInput
          size="xs"
          label={t('line.unit')}
          maxLength={40}
          value={line.unit ?? ''}
          onChange={(event) => editor.setLine(id, { unit: event.currentTarget.value === '' ? null : event.currentTarget.value })}
        />
      ) : null}
      <div className={classes.menu}>
        {kind === 'goods' ? (
          <Item onClick={act(() => editor.setLine(id, { isOption: !isOption }))}>
            {t(isOption ? 'line.counted' : 'line.asOption')}
          </Item>
        ) : null}
        {kind === 'goods' || kind === 'gift' ? (
          <Item
            icon={<IconGift size={14} aria-hidden />}
            onClick={act(() =>
              editor.setLine(
                id,
                kind === 'gift'
                  ? { kind: 'goods' }
                  : { kind: 'gift', priceDong: 0, discountBasisPoints: 0, isOption: false, priceSource: null },
              ),
            )}
          >
            {t(kind === 'gift' ? 'line.asGoods' : 'line.asGift')}
          </Item>
        ) : null}
        <Item
          icon={<IconPlus size={14} aria-hidden />}
          onClick={act(() => {
            editor.insert([{ ...emptyLine, name: t('freeName'), priceSource: { kind: 'hand', id: null, name: null } }], id);
            onMoved(place() + 1);
          })}
        >
          {t('line.below')}
        </Item>
        <Item icon={<IconArrowUp size={14} aria-hidden />} keys="Alt+↑" onClick={move(-1)}>
          {t('line.up')}
        </Item>
        <Item icon={<IconArrowDown size={14} aria-hidden />} keys="Alt+↓" onClick={move(1)}>
          {t('line.down')}
        </Item>
        <Item
          icon={<IconTrash size={14} aria-hidden />}
          keys="Ctrl+Del"
          onClick={act(() => removeLine(editor, id, { removed: t('line.removed'), back: t('line.back') }))}
        >
          {t('line.remove')}
        </Item>
      </div>
    </Anchored>
  );
}

function Item({ icon, keys, children, onClick }: { icon?: ReactNode; keys?: string; children: ReactNode; onClick: () => void }) {
  return (
    <button type="button" className={classes.item} onClick={onClick}>
      <span className={classes.itemIcon}>{icon}</span>
      <span>{children}</span>
      {keys === undefined ? null : <kbd className={classes.keys}>{keys}</kbd>}
    </button>
  );
}
