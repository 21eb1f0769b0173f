import { Checkbox, Input, SegmentedControl, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../../src-shared/visits/visit-form-questions.ts';
import { type PaperOwner, usePapers } from '../files/index.ts';
import { readDay } from '../ui/formats.ts';
import { TextArea } from '../ui/TextArea.tsx';

/** One question with the field that fits its type. */
export function QuestionField({
  question,
  owner,
  isFirst,
  value,
  error,
  onChange,
}: {
  question: Question;
  owner: PaperOwner;
  isFirst: boolean;
  value: string | string[];
  error: string | null;
  onChange: (value: string | string[]) => void;
}) {
  const { t } = useTranslation('visitForms');
  const id = useId();
  const common = { label: question.label, withAsterisk: question.isRequired, error };
  const text = typeof value === 'string' ? value : '';
  const focus = isFirst ? { 'data-autofocus': true } : {};
  switch (question.type) {
    case 'text':
      return (
        <TextArea
          {...common}
          {...focus}
          value={text}
          maxLength={5000}
          minRows={1}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <TextInput
          {...common}
          {...focus}
          value={text}
          maxLength={40}
          inputMode="decimal"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'yes-no':
      return (
        <Input.Wrapper label={question.label} labelElement="div" id={id} withAsterisk={question.isRequired}>
          <div>
            <SegmentedControl
              {...focus}
              aria-labelledby={`${id}-label`}
              value={text}
              onChange={onChange}
              data={[
                { value: '', label: t('unsaid') },
                { value: 'yes', label: t('yes') },
                { value: 'no', label: t('no') },
              ]}
            />
          </div>
        </Input.Wrapper>
      );
    case 'choice':
      return (
        <Select
          {...common}
          {...focus}
          data={question.options}
          value={text === '' ? null : text}
          clearable
          clearButtonProps={{ 'aria-label': t('clear', { label: question.label }) }}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group {...common} value={Array.isArray(value) ? value : []} onChange={onChange}>
          {question.options.map((option) => (
            <Checkbox key={option} value={option} label={option} mt={6} />
          ))}
        </Checkbox.Group>
      );
    case 'date':
      return (
        <DateInput
          {...common}
          {...focus}
          value={text === '' ? null : text}
          valueFormat="DD/MM/YYYY"
          dateParser={readDay}
          placeholder="dd/mm/yyyy"
          clearable
          clearButtonProps={{ 'aria-label': t('clear', { label: question.label }) }}
          onChange={(day) => onChange(day ?? '')}
          popoverProps={{ withinPortal: true }}
        />
      );
    case 'photo':
      return <PhotoField question={question} owner={owner} value={text} onChange={onChange} />;
  }
}

/** A photo of this visit; a new one is dropped anywhere, and stands here at once. */
function PhotoField({
  question,
  owner,
  value,
  onChange,
}: {
  question: Question;
  owner: PaperOwner;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('visitForms');
  const photos = (usePapers(owner).data ?? []).filter(({ kind }) => kind === 'photo');
  return (
    <Select
      label={question.label}
      withAsterisk={question.isRequired}
      description={t('photoHint')}
      placeholder={photos.length === 0 ? t('photoNone') : ''}
      data={photos.map(({ id, name }) => ({ value: id, label: name }))}
      value={value === '' ? null : value}
      clearable
      clearButtonProps={{ 'aria-label': t('clear', { label: question.label }) }}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
