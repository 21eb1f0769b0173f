import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeTemplate } from '../../src-shared/documents/templates.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { ListCard } from '../ui/ListCard.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import { useTemplates } from './use-papers.ts';

/** How quotes and orders are laid out: the office's own templates and those that come with the program. */
export function TemplatesCard() {
  const { t } = useTranslation('papers');
  const data = useTemplates();
  const [open, setOpen] = useState<OfficeTemplate | null>(null);
  const remove = useCommand((core, template: OfficeTemplate) => core.templates.delete({ id: template.id ?? '' }), {
    done: (_answer, { name }) => t('templates.removed', { name }),
  });
  if (data === undefined) return null;
  const { templates, mayChange } = data;
  const lines = templates.map((template) => ({
    ...template,
    template,
    id: template.id ?? `shipped/${template.kind}/${template.language}`,
  }));
  const [first] = templates;
  return (
    <ListCard
      title={t('templates.title')}
      newLabel={t('templates.new')}
      hint={t(mayChange ? 'templates.hint' : 'templates.readOnly')}
      lines={lines}
      nameOf={({ name }) => name}
      wordsOf={({ kind, language, template, isUsed, isActive }) => [
        t(`kinds.${kind}`),
        t(`languages.${language}`),
        template.id === null ? t('templates.shipped') : null,
        isUsed ? t('templates.used') : null,
        isActive ? null : t('templates.inactive'),
      ]}
      mayChange={mayChange}
      onNew={() => setOpen(first === undefined ? null : { ...first, id: null, name: '', isStandard: true, isActive: true })}
      onEdit={({ template }) => setOpen(template)}
      onRemove={({ template }) => void remove.run(template)}
      mayRemove={({ template }) => template.id !== null}
    >
      {open === null ? null : <TemplateEditor template={open} onClose={() => setOpen(null)} />}
    </ListCard>
  );
}
