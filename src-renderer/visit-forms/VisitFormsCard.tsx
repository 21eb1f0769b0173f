import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDownload, IconGripVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportFormat, exportFormats } from '../../src-shared/exports/exports.contract.ts';
import type { VisitForm } from '../../src-shared/visits/visit-forms.contract.ts';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useGroups } from '../groups/index.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf } from '../ui/formats.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
import { useNow } from '../ui/use-now.ts';
import { FormEditor } from './FormEditor.tsx';
import { emptyForm, type FormDraft } from './form-draft.ts';
import { useReorder } from './use-reorder.ts';
import { useVisitForms } from './use-visit-forms.ts';
import classes from './VisitForms.module.css';

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
  const lines = useReorder(
    forms.map((form) => ({ ...form, key: form.id })),
    (ordered) => void reorder.run(ordered.map(({ id }) => id)),
  );
  const forWhom = (form: VisitForm) =>
    [
      form.rating === null ? null : t('forRating', { rating: form.rating }),
      form.groupId === null ? null : (groups.find(({ id }) => id === form.groupId)?.name ?? t('groupGone')),
    ].filter((part) => part !== null);
  return (
    <Card
      title={t('title')}
      aside={
        mayChange ? (
          <Button variant="subtle" onClick={() => setDraft(emptyForm)}>
            {t('new')}
          </Button>
        ) : null
      }
    >
      {forms.length === 0 ? <p className={classes.none}>{t(mayChange ? 'noneYet' : 'noneMade')}</p> : null}
      <ol className={classes.rows}>
        {forms.map((form, at) => (
          <li key={form.id} className={classes.row} {...(mayChange ? lines.line(form.id, at) : {})}>
            {mayChange ? (
              <button
                type="button"
                className={classes.handle}
                title={t('dragHint')}
                aria-label={t('place', { name: form.name, place: at + 1, count: forms.length })}
                onKeyDown={lines.onHandleKey(form.id, at)}
              >
                <IconGripVertical size={14} stroke={1.75} aria-hidden />
              </button>
            ) : null}
            <span className={classes.grow}>
              {form.name}{' '}
              <span className={classes.soft}>
                {[
                  t(`kinds.${form.kind}`),
                  ...(forWhom(form).length === 0 ? [t('forAll')] : forWhom(form)),
                  t('questionCount', { count: form.questions.length }),
                  ...(form.isRequired ? [t('required')] : []),
                  ...(form.isActive ? [] : [t('inactive')]),
                ].join(' · ')}
              </span>
            </span>
            <ExportAnswers form={form} />
            {mayChange ? (
              <>
                <Button variant="subtle" aria-label={t('editOne', { name: form.name })} onClick={() => setDraft(form)}>
                  {t('edit')}
                </Button>
                <Button variant="subtle" aria-label={t('removeOne', { name: form.name })} onClick={() => void remove.run(form)}>
                  {t('remove')}
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ol>
      {draft === null ? null : <FormEditor draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </Card>
  );
}

function ExportAnswers({ form }: { form: VisitForm }) {
  const { t } = useTranslation(['visitForms', 'exports']);
  const client = useClient();
  const host = useHost();
  const language = useLanguage();
  const today = dayOf(useNow());
  const [isRunning, setIsRunning] = useState(false);
  async function run(format: ExportFormat) {
    setIsRunning(true);
    try {
      const target = await chooseSaveTarget(host, 'export', `${form.name} ${today}.${format}`);
      if (target === null) return;
      const { rows } = await client.visitForms.export({ formId: form.id, file: target.ref, format, language });
      target.collect();
      showUndoToast({ id: 'export', message: t('visitForms:exported', { count: rows, name: target.name }) });
    } catch (error) {
      showFailureToast({ title: t('exports:failed'), reason: sentenceOf(error, language) });
    } finally {
      setIsRunning(false);
    }
  }
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
