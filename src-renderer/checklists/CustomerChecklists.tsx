import { Checkbox, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checklist, ChecklistStep, StepMark } from '../../src-shared/checklists/checklists.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { writeDayTime } from '../ui/formats.ts';
import classes from './Checklists.module.css';
import { useChecklistsOf, useStepName } from './use-checklists.ts';

/** The office's written processes on a customer's page: steps to tick off, who did it and when, how far it is. */
export function CustomerChecklists({ customerId, isReadOnly }: { customerId: string; isReadOnly: boolean }) {
  const { t } = useTranslation('checklists');
  const lists = useChecklistsOf(customerId).data?.lists ?? [];
  if (lists.length === 0) return null;
  return (
    <Card title={t('title')}>
      {lists.map(({ checklist, marks }) => (
        <Process key={checklist.id} customerId={customerId} checklist={checklist} marks={marks} isReadOnly={isReadOnly} />
      ))}
    </Card>
  );
}

function Process({
  customerId,
  checklist,
  marks,
  isReadOnly,
}: {
  customerId: string;
  checklist: Checklist;
  marks: readonly StepMark[];
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('checklists');
  const nameOf = useStepName();
  const done = checklist.steps.filter(({ key }) => marks.some(({ step }) => step === key)).length;
  // What nobody has begun takes one line; what runs shows its steps.
  const [isOpen, setIsOpen] = useState(done > 0 && done < checklist.steps.length);
  const toggle = useCommand(
    (client, { step, isDone }: { step: ChecklistStep; isDone: boolean }) => {
      const at = { customerId, checklistId: checklist.id, step: step.key };
      return isDone ? client.checklists.unmark(at) : client.checklists.mark(at);
    },
    { done: (_answer, { step, isDone }) => t(isDone ? 'unmarked' : 'marked', { name: nameOf(step) }) },
  );
  const share = checklist.steps.length === 0 ? 0 : (done / checklist.steps.length) * 100;
  return (
    <section className={classes.process} aria-label={checklist.name}>
      <button type="button" className={classes.head} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span className={classes.grow}>
          {checklist.name} <span className={classes.soft}>{t(`subjects.${checklist.subject}`)}</span>
        </span>
        <span className="fb-figures">{t('progress', { done, total: checklist.steps.length })}</span>
      </button>
      <Progress value={share} size={4} aria-hidden />
      {isOpen ? (
        <ol className={classes.steps}>
          {checklist.steps.map((step) => {
            const mark = marks.find((one) => one.step === step.key);
            return (
              <li key={step.key}>
                <Checkbox
                  size="sm"
                  label={nameOf(step)}
                  description={
                    mark === undefined
                      ? step.hint
                      : t('by', { name: mark.userName ?? t('somebody'), when: writeDayTime(mark.markedAt) })
                  }
                  checked={mark !== undefined}
                  disabled={isReadOnly || toggle.isRunning}
                  onChange={() => void toggle.run({ step, isDone: mark !== undefined })}
                />
              </li>
            );
          })}
        </ol>
      ) : null}
    </section>
  );
}
