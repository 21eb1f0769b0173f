import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormOnVisit } from '../../src-shared/visits/visit-forms.contract.ts';
import type { AnswerValue, Question } from '../../src-shared/visits/visit-form-questions.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { Fact, FactList } from '../ui/FactList.tsx';
import { writeDay, writeDayTime, writeNumber } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { fillFormDrawer } from './form-drawer.ts';
import { useFormsOf } from './use-visit-forms.ts';
import classes from './VisitForms.module.css';

/** The forms of a visit: what is asked, what was answered; nothing where none is asked. */
export function FormsOnVisit({
  visit,
  isReadOnly,
  onFill,
  onClosed,
}: {
  visit: { readonly id: string; readonly customerId: string; readonly customerName: string };
  isReadOnly: boolean;
  /** Before the form opens: what stands in front of it goes away, and comes back with `onClosed`. */
  onFill: () => void;
  onClosed: () => void;
}) {
  const { t } = useTranslation('visitForms');
  const forms = useFormsOf(visit.id);
  if (forms.length === 0) return null;
  const { id: visitId, customerId, customerName } = visit;
  return (
    <Card title={t('onVisit')}>
      <div className={classes.forms}>
        {forms.map((form) => (
          <section key={form.formId} aria-label={form.name}>
            <div className={classes.head}>
              <strong className={classes.grow}>{form.name}</strong>
              <StateOf form={form} />
              {isReadOnly ? null : (
                <Button
                  variant={form.answer === null ? 'default' : 'subtle'}
                  size="compact-sm"
                  aria-label={t(form.answer === null ? 'fillOne' : 'correctOne', { name: form.name })}
                  onClick={() => {
                    onFill();
                    fillFormDrawer.open({ visitId, customerId, customerName, formId: form.formId, onClosed });
                  }}
                >
                  {t(form.answer === null ? 'fill' : 'correct')}
                </Button>
              )}
            </div>
            {form.answer === null ? null : <Answers answer={form.answer} />}
          </section>
        ))}
      </div>
    </Card>
  );
}

function StateOf({ form }: { form: FormOnVisit }) {
  const { t } = useTranslation('visitForms');
  if (form.answer === null)
    return form.isRequired ? (
      <StateBadge tone="warn">{t('state.missing')}</StateBadge>
    ) : (
      <StateBadge>{t('state.open')}</StateBadge>
    );
  if (form.answer.missing.length > 0)
    return <StateBadge tone="warn">{t('state.partly', { count: form.answer.missing.length })}</StateBadge>;
  return (
    <StateBadge tone="good" withDot>
      {t('state.filled')}
    </StateBadge>
  );
}

function Answers({ answer }: { answer: NonNullable<FormOnVisit['answer']> }) {
  const { t } = useTranslation('visitForms');
  const language = useLanguage();
  const words = (question: Question, value: AnswerValue | undefined): string => {
    if (value === undefined) return '–';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return writeNumber(value, language);
    if (typeof value !== 'string') return value.join('; ');
    if (question.type === 'date') return writeDay(value);
    return question.type === 'photo' ? t('photoGiven') : value;
  };
  return (
    <>
      <FactList>
        {answer.questions.map((question) => (
          <Fact key={question.key} label={question.label}>
            <span className={classes.value}>{words(question, answer.values[question.key])}</span>
          </Fact>
        ))}
        {answer.note === null ? null : (
          <Fact label={t('note')}>
            <span className={classes.value}>{answer.note}</span>
          </Fact>
        )}
      </FactList>
      <div className={classes.soft}>
        {[
          answer.userName,
          writeDayTime(answer.answeredAt),
          answer.corrections === 0 ? null : t('corrected', { count: answer.corrections }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </div>
    </>
  );
}
