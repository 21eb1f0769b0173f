import { Alert, Anchor, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormOnVisit } from '../../src-shared/visits/visit-forms.contract.ts';
import type { AnswerValues } from '../../src-shared/visits/visit-form-questions.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { PaperIntake } from '../files/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { fillFormDrawer, type FormToFill } from './form-drawer.ts';
import { QuestionField } from './QuestionField.tsx';
import { readTyped, typedOf, type Typed } from './typed-answers.ts';
import { useFormsOf } from './use-visit-forms.ts';

/** Fills in a form, or corrects it; what is typed survives a restart. */
export function FillFormDrawer() {
  const open = fillFormDrawer.use();
  return open === null ? null : <Loaded key={`${open.visitId}${open.formId}`} open={open} />;
}

function Loaded({ open }: { open: FormToFill }) {
  const form = useFormsOf(open.visitId).find(({ formId }) => formId === open.formId);
  return form === undefined ? null : <FormFields open={open} form={form} />;
}

function FormFields({ open, form }: { open: FormToFill; form: FormOnVisit }) {
  const { t } = useTranslation(['visitForms', 'ui']);
  // A correction begins with what was answered, as far as the form still asks it.
  const start = { typed: JSON.stringify(typedOf(form.questions, form.answer?.values ?? {})), note: form.answer?.note ?? '' };
  const draft = useDraft(`visitform.${open.visitId}.${open.formId}`, start);
  const typed = JSON.parse(draft.values.typed) as Typed; // written by `typedOf` and below, and nowhere else
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const answer = useCommand(
    (client, input: { values: AnswerValues; note: string | null }) =>
      client.visitForms.answer({ visitId: open.visitId, formId: open.formId, ...input }),
    {
      isQuiet: true,
      done: ({ missing }) =>
        missing.length === 0
          ? t('visitForms:saved', { name: form.name })
          : t('visitForms:savedPartly', { name: form.name, count: missing.length }),
    },
  );

  function close() {
    fillFormDrawer.close();
    open.onClosed();
  }

  async function save() {
    const read = readTyped(form.questions, typed);
    setWrong(read.wrong);
    if (Object.keys(read.wrong).length > 0) return;
    const note = draft.values.note.trim();
    if ((await answer.run({ values: read.values, note: note === '' ? null : note })) === null) return;
    draft.clear();
    close();
  }

  const owner = { customerId: open.customerId, onEntity: 'visits', onId: open.visitId };
  return (
    <FormDrawer
      isOpen
      title={`${form.name} · ${open.customerName}`}
      onClose={close}
      onSave={() => void save()}
      isSaving={answer.isRunning}
      failure={answer.failure}
      notice={
        draft.isRestored ? (
          <Alert p="xs" variant="light" color="accent">
            <Group justify="space-between" gap="sm" wrap="nowrap">
              <span>{t('ui:draftRestored')}</span>
              <Anchor component="button" type="button" size="sm" onClick={draft.clear}>
                {t('ui:draftForget')}
              </Anchor>
            </Group>
          </Alert>
        ) : null
      }
    >
      {form.questions.some(({ type }) => type === 'photo') ? (
        <PaperIntake owner={owner} name={open.customerName} onTaken={stay} isOnTop />
      ) : null}
      {form.questions.map((question, at) => (
        <QuestionField
          key={question.key}
          question={question}
          owner={owner}
          isFirst={at === 0}
          value={typed[question.key] ?? ''}
          error={wrong[question.key] === undefined ? null : t('visitForms:wrong.number')}
          onChange={(value) => draft.change({ typed: JSON.stringify({ ...typed, [question.key]: value }) })}
        />
      ))}
      <TextInput
        label={t('visitForms:note')}
        value={draft.values.note}
        maxLength={2000}
        onChange={(event) => draft.change({ note: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}

function stay() {
  // The photo can be chosen in its question at once.
}
