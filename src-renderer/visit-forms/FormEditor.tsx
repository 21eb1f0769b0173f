import { ActionIcon, Button, Checkbox, Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerRatings } from '../../src-shared/customers/customer.ts';
import { visitFormKinds } from '../../src-shared/visits/visit-form.ts';
import { mostQuestions, type Question, questionTypes } from '../../src-shared/visits/visit-form-questions.ts';
import { useCommand } from '../api/use-command.ts';
import { useGroups } from '../groups/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { cleanOptions, type FormDraft, newQuestion, problemsOf, type QuestionProblem } from './form-draft.ts';
import { useReorder } from '../ui/use-reorder.ts';
import classes from './VisitForms.module.css';

/** Builds a form: whom it is for, and its questions in their order. */
export function FormEditor({
  draft,
  onChange,
  onClose,
}: {
  draft: FormDraft;
  onChange: (draft: FormDraft) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('visitForms');
  const { groups } = useGroups();
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (client, { id, name, kind, rating, groupId, questions, isRequired, isActive }: FormDraft) =>
      client.visitForms.save({
        ...{ name, kind, rating, groupId, isRequired, isActive },
        questions: questions.map((question) => ({ ...question, options: cleanOptions(question.options) })),
        ...(id === undefined ? {} : { id }),
      }),
    { done: (_answer, { name }) => t('formSaved', { name }), isQuiet: true },
  );
  const problems = problemsOf(draft.questions);
  const isUnnamed = draft.name.trim() === '';
  const setQuestions = (questions: Question[]) => onChange({ ...draft, questions });
  const lines = useReorder(draft.questions, setQuestions);

  async function run() {
    setIsTried(true);
    if (isUnnamed || Object.keys(problems).length > 0) return;
    if ((await save.run(draft)) !== null) onClose();
  }

  return (
    <FormDrawer
      isOpen
      title={draft.id === undefined ? t('new') : t('editOne', { name: draft.name })}
      failure={save.failure ?? (isTried && Object.keys(problems).length > 0 ? t('fixQuestions') : null)}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        value={draft.name}
        maxLength={120}
        data-autofocus
        error={isTried && isUnnamed ? t('nameMissing') : null}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <SimpleGrid cols={3} spacing="sm">
        <Select
          label={t('kind')}
          data={visitFormKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(value) => onChange({ ...draft, kind: visitFormKinds.find((kind) => kind === value) ?? 'other' })}
        />
        <Select
          label={t('rating')}
          placeholder={t('anyRating')}
          data={[...customerRatings]}
          value={draft.rating}
          clearable
          clearButtonProps={{ 'aria-label': t('clear', { label: t('rating') }) }}
          onChange={(value) => onChange({ ...draft, rating: customerRatings.find((rating) => rating === value) ?? null })}
        />
        <Select
          label={t('group')}
          placeholder={t('anyGroup')}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.groupId}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('clear', { label: t('group') }) }}
          onChange={(groupId) => onChange({ ...draft, groupId })}
        />
      </SimpleGrid>
      <Switch
        label={t('isRequired')}
        description={t('isRequiredHint')}
        checked={draft.isRequired}
        onChange={(event) => onChange({ ...draft, isRequired: event.currentTarget.checked })}
      />
      <Switch
        label={t('isActive')}
        checked={draft.isActive}
        onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
      />
      <ol className={classes.questions} aria-label={t('questions')}>
        {draft.questions.map((question, at) => (
          <li key={question.key} className={classes.question} {...lines.line(question.key, at)}>
            <QuestionEditor
              question={question}
              at={at}
              count={draft.questions.length}
              problem={isTried ? (problems[question.key] ?? null) : null}
              onHandleKey={lines.onHandleKey(question.key, at)}
              onMove={(by) => lines.put(question.key, at + by)}
              onRemove={() => setQuestions(draft.questions.filter(({ key }) => key !== question.key))}
              onChange={(changed) => setQuestions(draft.questions.map((one) => (one.key === question.key ? changed : one)))}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          variant="default"
          disabled={draft.questions.length >= mostQuestions}
          onClick={() => setQuestions([...draft.questions, newQuestion(draft.questions)])}
        >
          {t('addQuestion')}
        </Button>
      </div>
    </FormDrawer>
  );
}

function QuestionEditor({
  question,
  at,
  count,
  problem,
  onHandleKey,
  onMove,
  onRemove,
  onChange,
}: {
  question: Question;
  at: number;
  count: number;
  problem: QuestionProblem | null;
  onHandleKey: (event: KeyboardEvent) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  onChange: (question: Question) => void;
}) {
  const { t } = useTranslation('visitForms');
  const no = at + 1;
  return (
    <>
      <div className={classes.line}>
        <button
          type="button"
          className={classes.handle}
          title={t('dragHint')}
          aria-label={t('questionPlace', { no, count })}
          onKeyDown={onHandleKey}
        >
          <IconGripVertical size={14} stroke={1.75} aria-hidden />
        </button>
        <TextInput
          className={classes.grow ?? ''}
          aria-label={t('questionNo', { no })}
          placeholder={t('questionHint')}
          value={question.label}
          maxLength={300}
          autoFocus={question.label === ''}
          error={problem === 'label' ? t('labelMissing') : null}
          onChange={(event) => onChange({ ...question, label: event.currentTarget.value })}
        />
        <ActionIcon
          variant="subtle"
          size={26}
          aria-label={t('questionUp', { no })}
          disabled={at === 0}
          onClick={() => onMove(-1)}
        >
          <IconChevronUp size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          size={26}
          aria-label={t('questionDown', { no })}
          disabled={no === count}
          onClick={() => onMove(1)}
        >
          <IconChevronDown size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('questionRemove', { no })} onClick={onRemove}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.line}>
        <Select
          className={classes.grow ?? ''}
          aria-label={t('typeOf', { no })}
          data={questionTypes.map((type) => ({ value: type, label: t(`types.${type}`) }))}
          value={question.type}
          allowDeselect={false}
          onChange={(value) => onChange({ ...question, type: questionTypes.find((type) => type === value) ?? 'text' })}
        />
        <Checkbox
          label={t('isRequiredQuestion')}
          checked={question.isRequired}
          onChange={(event) => onChange({ ...question, isRequired: event.currentTarget.checked })}
        />
      </div>
      {question.type === 'choice' || question.type === 'choices' ? (
        <TextArea
          aria-label={t('optionsOf', { no })}
          placeholder={t('optionsHint')}
          value={question.options.join('\n')}
          minRows={2}
          error={problem === 'options' ? t('optionsMissing') : null}
          onChange={(event) => onChange({ ...question, options: event.currentTarget.value.split('\n').slice(0, 40) })}
        />
      ) : null}
    </>
  );
}
