import { Button, ColorInput, Modal, MultiSelect, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noCompanyFacts } from '../../src-shared/documents/company.ts';
import { templateKinds } from '../../src-shared/documents/document-template.ts';
import { printQuote } from '../../src-shared/documents/printed-quote.ts';
import type { TemplateBlock, TemplateBody } from '../../src-shared/documents/template-body.ts';
import { isTemplateField, templateFields, unknownFields } from '../../src-shared/documents/template-fields.ts';
import type { OfficeTemplate } from '../../src-shared/documents/templates.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { DialogFocus } from '../ui/DialogFocus.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { BlockForm } from './BlockForm.tsx';
import classes from './Papers.module.css';
import { PrintedSheet } from './PrintedSheet.tsx';
import { sampleQuote } from './sample-quote.ts';
import { useCompany } from './use-papers.ts';

/** A template with its blocks on the left and a quote printed with it on the right, as it is typed. */
export function TemplateEditor({ template, onClose }: { template: OfficeTemplate; onClose: () => void }) {
  const { t } = useTranslation('papers');
  const company = useCompany();
  // One that comes with the program is changed as a copy of the office's own.
  const [draft, setDraft] = useState({
    ...template,
    name: template.id === null && template.name !== '' ? t('templates.copyOf', { name: template.name }) : template.name,
  });
  const { body, language } = draft;
  const save = useCommand(
    (core, { id, name, isStandard, isActive, ...rest }: OfficeTemplate) =>
      core.templates.save({
        name,
        isStandard,
        isActive,
        kind: rest.kind,
        language: rest.language,
        body: rest.body,
        ...(id === null ? {} : { id }),
      }),
    { done: (_answer, { name }) => t('templates.saved', { name }), isQuiet: true },
  );
  const put = (part: Partial<TemplateBody>) => setDraft({ ...draft, body: { ...body, ...part } });
  const putBlock = (at: number, block: TemplateBlock | null) =>
    put({ blocks: body.blocks.flatMap((old, index) => (index === at ? (block === null ? [] : [block]) : [old])) });
  const move = (at: number, by: number) => {
    const blocks = [...body.blocks];
    const [one] = blocks.splice(at, 1);
    if (one === undefined) return;
    blocks.splice(at + by, 0, one);
    put({ blocks });
  };
  const unknown = unknownFields(body);
  const replace = (field: string, nearest: string) => {
    const text = JSON.stringify(body).replaceAll(new RegExp(`\\{\\{\\s*${escaped(field)}\\s*\\}\\}`, 'g'), `{{${nearest}}}`);
    setDraft({ ...draft, body: JSON.parse(text) as TemplateBody }); // the same body, one field's name changed
  };
  const quote = sampleQuote(company ?? noCompanyFacts);
  const isUnnamed = draft.name.trim() === '';
  async function run() {
    if (!isUnnamed && unknown.length === 0 && (await save.run(draft)) !== null) onClose();
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="96%"
      title={t('templates.editor')}
      trapFocus={false}
      transitionProps={{ duration: 120 }}
    >
      <DialogFocus />
      <div className={classes.editor}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <TextInput
            label={t('templates.name')}
            maxLength={120}
            data-autofocus
            value={draft.name}
            error={isUnnamed ? t('templates.nameRequired') : null}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          {draft.id === null ? (
            <SegmentedControl
              aria-label={t('templates.kind')}
              value={draft.kind}
              data={templateKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              onChange={(value) => setDraft({ ...draft, kind: value === 'order' ? 'order' : 'quote' })}
            />
          ) : null}
          <SegmentedControl
            aria-label={t('templates.language')}
            value={language}
            data={(['vi', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
            onChange={(value) => setDraft({ ...draft, language: value === 'en' ? 'en' : 'vi' })}
          />
          <Switch
            label={t(draft.kind === 'order' ? 'templates.isStandardOfOrders' : 'templates.isStandard')}
            checked={draft.isStandard}
            onChange={(event) => setDraft({ ...draft, isStandard: event.currentTarget.checked })}
          />
          <ColorInput
            label={t('templates.accent')}
            value={body.accent}
            format="hex"
            onChange={(accent) => /^#[0-9a-f]{6}$/.test(accent) && put({ accent })}
          />
          <Select
            label={t('templates.zeroTen')}
            allowDeselect={false}
            data={['linh', 'lẻ']}
            value={body.words.zeroTen}
            onChange={(value) => put({ words: { ...body.words, zeroTen: value === 'lẻ' ? 'lẻ' : 'linh' } })}
          />
          {unknown.length === 0 ? null : (
            <div role="alert" className={classes.error}>
              {unknown.map(({ field, nearest }) => (
                <div key={field}>
                  {t('templates.unknown', { field: `{{${field}}}`, nearest: `{{${nearest}}}` })}{' '}
                  <Button size="compact-xs" variant="default" onClick={() => replace(field, nearest)}>
                    {t('templates.useNearest')}
                  </Button>
                </div>
              ))}
            </div>
          )}
          {body.blocks.map((block, at) => (
            <BlockForm
              // biome-ignore lint/suspicious/noArrayIndexKey: blocks are told by their place
              key={at}
              block={block}
              isFirst={at === 0}
              isLast={at === body.blocks.length - 1}
              onChange={(next) => putBlock(at, next)}
              onMove={(by) => move(at, by)}
            />
          ))}
          <Button
            variant="default"
            onClick={() => put({ blocks: [...body.blocks, { kind: 'text', text: '', align: 'left', isBold: false }] })}
          >
            {t('templates.addText')}
          </Button>
          <TextArea
            label={t('templates.foot')}
            value={body.foot}
            onChange={(event) => put({ foot: event.currentTarget.value })}
          />
          <MultiSelect
            label={t('templates.fields')}
            description={t('templates.fieldsHint')}
            readOnly
            data={[...templateFields]}
            value={templateFields.filter(isTemplateField).map((field) => field)}
            renderPill={({ option }) => <code>{`{{${option?.value ?? ''}}} `}</code>}
          />
          <div role="alert" className={classes.error}>
            {save.failure}
          </div>
          <div className={classes.buttons}>
            <Button type="submit" loading={save.isRunning} disabled={isUnnamed || unknown.length > 0}>
              {t('templates.save')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('templates.close')}
            </Button>
          </div>
        </form>
        <section className={classes.preview} aria-label={t('templates.preview')}>
          {quote === null ? null : <PrintedSheet printed={printQuote({ body, language }, quote)} />}
        </section>
      </div>
    </Modal>
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
