import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportFormat, exportFormats } from '../../src-shared/exports/exports.contract.ts';
import type { VisitForm } from '../../src-shared/visits/visit-forms.contract.ts';
import { useClient } from '../api/client.tsx';
import { useFileOut } from '../api/use-file-out.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useGroups } from '../groups/index.ts';
import { dayOf } from '../ui/formats.ts';
import { ListCard } from '../ui/ListCard.tsx';
import { useNow } from '../ui/use-now.ts';
import { FormEditor } from './FormEditor.tsx';
import { emptyForm, type FormDraft } from './form-draft.ts';
import { useVisitForms } from './use-visit-forms.ts';

/** The forms of the office: built, put in order and out of use by administrators; their answers taken out as tables. */
export function VisitFormsCard() {
  const { t } = useTranslation('visitForms');
  const { forms, mayChange } = useVisitForms();
  const { groups } = useGroups();
  const [draft, setDraft] = useState<FormDraft | null>(null);
  const reorder = useCommand((client, ids: string[]) => client.visitForms.reorder({ ids }), { done: () => t('reordered') });
  const remove = useCommand((client, form: VisitForm) => client.visitForms.delete({ id: form.id }), {
    done: (_answer, { name }) => t('removed', { name }),
  });
  const forWhom = (form: VisitForm) =>
    [
      form.rating === null ? null : t('forRating', { rating: form.rating }),
      form.groupId === null ? null : (groups.find(({ id }) => id === form.groupId)?.name ?? t('groupGone')),
    ].filter((part) => part !== null);
  return (
    <ListCard
      title={t('title')}
      newLabel={t('new')}
      hint={forms.length === 0 ? t(mayChange ? 'noneYet' : 'noneMade') : null}
      lines={forms}
      nameOf={({ name }) => name}
      wordsOf={(form) => [
        t(`kinds.${form.kind}`),
        ...(forWhom(form).length === 0 ? [t('forAll')] : forWhom(form)),
        t('questionCount', { count: form.questions.length }),
        form.isRequired ? t('required') : null,
        form.isActive ? null : t('inactive'),
      ]}
      asideOf={(form) => <ExportAnswers form={form} />}
      mayChange={mayChange}
      onNew={() => setDraft(emptyForm)}
      onEdit={(form) => setDraft(form)}
      onRemove={(form) => void remove.run(form)}
      onSort={(ids) => void reorder.run([...ids])}
    >
      {draft === null ? null : <FormEditor draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </ListCard>
  );
}

function ExportAnswers({ form }: { form: VisitForm }) {
  const { t } = useTranslation(['visitForms', 'exports']);
  const client = useClient();
  const language = useLanguage();
  const today = dayOf(useNow());
  const { isRunning, takeOut } = useFileOut();
  const run = (format: ExportFormat) =>
    takeOut({ name: `${form.name} ${today}.${format}`, failed: t('exports:failed') }, async (to) => {
      const { rows } = await client.visitForms.export({ formId: form.id, file: to.file, format, language });
      return t('visitForms:exported', { count: rows, name: to.name });
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={28}
          loading={isRunning}
          aria-label={t('visitForms:exportOne', { name: form.name })}
          title={t('visitForms:exportOne', { name: form.name })}
        >
          <IconDownload size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => void run(format)}>
            {t(`exports:format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
