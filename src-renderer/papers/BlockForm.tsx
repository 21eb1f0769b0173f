import { ActionIcon, Checkbox, MultiSelect, Select, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { lineColumns, type TemplateBlock } from '../../src-shared/documents/template-body.ts';
import { paperWords } from '../../src-shared/documents/quote-paper-words.ts';
import { useLanguage } from '../api/use-language.ts';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Papers.module.css';

/** One block of a template: its words, and what else there is to choose. */
export function BlockForm({
  block,
  isFirst,
  isLast,
  onChange,
  onMove,
}: {
  block: TemplateBlock;
  isFirst: boolean;
  isLast: boolean;
  onChange: (block: TemplateBlock | null) => void;
  onMove: (by: -1 | 1) => void;
}) {
  const { t } = useTranslation('papers');
  const name = t(`blocks.${block.kind}`);
  return (
    <div className={classes.block}>
      <div className={classes.blockHead}>
        <span className={`${classes.label} ${classes.grow}`}>{name}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={isFirst}
          aria-label={t('blocks.up', { name })}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={isLast}
          aria-label={t('blocks.down', { name })}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={t('blocks.remove', { name })} onClick={() => onChange(null)}>
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </div>
      <Fields block={block} name={name} onChange={onChange} />
    </div>
  );
}

function Fields({ block, name, onChange }: { block: TemplateBlock; name: string; onChange: (block: TemplateBlock) => void }) {
  const { t } = useTranslation('papers');
  const language = useLanguage();
  switch (block.kind) {
    case 'totals':
      return null;
    case 'lines':
      return (
        <MultiSelect
          aria-label={name}
          data={lineColumns.map((value) => ({ value, label: paperWords[language].columns[value] }))}
          value={block.columns}
          onChange={(chosen) => {
            // In the order in which they are printed, and never less than a table needs.
            const columns = lineColumns.filter((column) => chosen.includes(column));
            if (columns.length >= 2) onChange({ ...block, columns });
          }}
        />
      );
    case 'signatures':
      return (
        <>
          {block.places.map((place, at) => {
            const put = (part: Partial<typeof place>) =>
              onChange({ ...block, places: block.places.map((old, index) => (index === at ? { ...old, ...part } : old)) });
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: places are told by their order
              <div key={at}>
                <TextArea
                  label={t(`blocks.place.${place.who}`)}
                  value={[place.title, place.hint, place.name].join('\n')}
                  onChange={(event) => {
                    const [title = '', hint = '', ...rest] = event.currentTarget.value.split('\n');
                    put({ title, hint, name: rest.join('\n') });
                  }}
                />
                <Switch
                  label={t('blocks.seal')}
                  checked={place.hasSeal}
                  onChange={(event) => put({ hasSeal: event.currentTarget.checked })}
                />
              </div>
            );
          })}
        </>
      );
    case 'head':
    case 'title':
    case 'text':
    case 'inWords':
    case 'payment':
      return (
        <>
          <TextArea
            aria-label={name}
            value={block.text}
            onChange={(event) => onChange({ ...block, text: event.currentTarget.value })}
          />
          {block.kind === 'head' ? (
            <Select
              label={t('blocks.logo')}
              allowDeselect={false}
              data={(['left', 'right', 'none'] as const).map((value) => ({ value, label: t(`blocks.logos.${value}`) }))}
              value={block.logo}
              onChange={(value) => onChange({ ...block, logo: value === 'right' || value === 'none' ? value : 'left' })}
            />
          ) : null}
          {block.kind === 'text' ? (
            <Checkbox
              label={t('blocks.bold')}
              checked={block.isBold}
              onChange={(event) => onChange({ ...block, isBold: event.currentTarget.checked })}
            />
          ) : null}
          {block.kind === 'payment' ? (
            <Switch
              label={t('blocks.code')}
              checked={block.hasCode}
              onChange={(event) => onChange({ ...block, hasCode: event.currentTarget.checked })}
            />
          ) : null}
        </>
      );
  }
}
