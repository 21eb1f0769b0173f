import { Autocomplete, Button, SegmentedControl, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { interactionKinds, NewInteraction } from '../../src-shared/interactions/interaction.ts';
import { visitOutcomes } from '../../src-shared/visits/visit.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { contactsQuery } from '../contacts/index.ts';
import { Card } from '../ui/Card.tsx';
import { readDay } from '../ui/formats.ts';
import { useShortcut } from '../ui/shortcuts.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './InteractionComposer.module.css';
import { MoreOfTalk } from './MoreOfTalk.tsx';

interface Draft {
  readonly kind: NewInteraction['kind'] | 'visit';
  readonly text: string;
  readonly withWhom: string;
  readonly nextStep: string;
  readonly nextOn: string | null;
  /** Of a visit. */
  readonly outcome: (typeof visitOutcomes)[number];
  /** Of a call and the like; unfolded where they are wanted. */
  readonly more: boolean;
  readonly typeId: string | null;
  readonly result: NonNullable<NewInteraction['outcome']> | null;
  readonly attempts: number | null;
}

const noMore = { more: false, typeId: null, result: null, attempts: null } as const;
const emptyDraft: Draft = { kind: 'call', text: '', withWhom: '', nextStep: '', nextOn: null, outcome: 'successful', ...noMore };
/** The kinds in the order of how often a rep writes them. */
const kinds = ['call', 'note', 'visit', 'meeting', 'chat', 'email'] as const satisfies readonly (
  | (typeof interactionKinds)[number]
  | 'visit'
)[];

/** What just happened with a customer: what it was, what was said, saved with Ctrl+Enter. What is typed survives a crash. */
export function InteractionComposer({ customerId }: { customerId: string }) {
  const { t } = useTranslation(['interactions', 'ui']);
  const client = useClient();
  const draft = useDraft<Draft>(`interaction.${customerId}`, emptyDraft);
  const field = useRef<HTMLTextAreaElement>(null);
  const contacts = useQuery(contactsQuery(client, customerId)).data?.contacts ?? [];
  const { kind, text, withWhom, nextStep, nextOn, outcome } = draft.values;
  const save = useCommand(
    async (core, values: Draft): Promise<{ groupId: string; taskIds?: readonly string[] }> => {
      const next = { nextStep: values.nextStep, nextOn: values.nextOn };
      return values.kind === 'visit'
        ? core.visits.record({
            customerId,
            result: { outcome: values.outcome, said: values.text, metWhom: values.withWhom, ...next },
          })
        : core.interactions.create({
            ...{ customerId, kind: values.kind, text: values.text, withWhom: values.withWhom, ...next },
            makesTask: values.nextStep.trim() !== '',
            ...(values.kind === 'note' ? {} : { typeId: values.typeId, outcome: values.result, attempts: values.attempts }),
          });
    },
    {
      done: (answer, values) => t((answer.taskIds?.length ?? 0) > 0 ? 'savedTask' : 'saved', { kind: t(`kind.${values.kind}`) }),
      isQuiet: true,
    },
  );
  useShortcut('record', () => field.current?.focus());
  const isEmpty = text.trim() === '';
  async function submit() {
    if (isEmpty || save.isRunning) return;
    if ((await save.run(draft.values)) !== null) draft.clear();
  }
  useShortcut('save', () => void submit(), !isEmpty);
  return (
    <div className={classes.composer}>
      <Card>
        <form
          aria-label={t('label')}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <div className={classes.kinds} role="radiogroup" aria-label={t('kindLabel')}>
            {kinds.map((value) => (
              <label key={value} className={classes.kind}>
                <input
                  type="radio"
                  name="kind"
                  value={value}
                  checked={kind === value}
                  onChange={() => draft.change({ kind: value })}
                />
                <span>{t(`kind.${value}`)}</span>
              </label>
            ))}
          </div>
          <TextArea
            ref={field}
            id="composer"
            className={classes.text ?? ''}
            variant="unstyled"
            minRows={isEmpty ? 1 : 3}
            aria-label={t('label')}
            placeholder={t('placeholder')}
            maxLength={20_000}
            value={text}
            onChange={(event) => draft.change({ text: event.currentTarget.value })}
            onSend={() => void submit()}
          />
          {isEmpty || kind !== 'visit' ? null : (
            <SegmentedControl
              className={classes.outcome ?? ''}
              size="xs"
              aria-label={t('outcomeLabel')}
              value={outcome}
              onChange={(value) => draft.change({ outcome: value })}
              data={visitOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            />
          )}
          {isEmpty || kind === 'note' || kind === 'visit' ? null : <MoreOfTalk values={draft.values} onChange={draft.change} />}
          {isEmpty ? null : (
            <div className={classes.foot}>
              <Autocomplete
                className={classes.with ?? ''}
                aria-label={t('withWhom')}
                placeholder={t('withWhom')}
                data={[...new Set(contacts.map((contact) => contact.name))]}
                maxLength={300}
                value={withWhom}
                onChange={(value) => draft.change({ withWhom: value })}
              />
              <TextInput
                className={classes.next ?? ''}
                aria-label={t('nextStep')}
                placeholder={t('nextStepHint')}
                maxLength={2000}
                value={nextStep}
                onChange={(event) => draft.change({ nextStep: event.currentTarget.value })}
              />
              {nextStep.trim() === '' ? null : (
                <DateInput
                  className={classes.day ?? ''}
                  aria-label={t('nextOn')}
                  placeholder={t('nextOn')}
                  valueFormat="DD/MM/YYYY"
                  dateParser={readDay}
                  clearable
                  clearButtonProps={{ 'aria-label': t('nextOnClear') }}
                  value={nextOn}
                  onChange={(value) => draft.change({ nextOn: value })}
                  popoverProps={{ withinPortal: true }}
                />
              )}
              <span className={classes.grow} role="status">
                {draft.isRestored ? t('ui:draftRestored') : null}
              </span>
              {draft.isRestored ? (
                <Button variant="subtle" onClick={draft.clear}>
                  {t('ui:draftForget')}
                </Button>
              ) : null}
              <Button type="submit" loading={save.isRunning}>
                {t('save')}
              </Button>
            </div>
          )}
          {save.failure === null ? null : (
            <p className={classes.failure} role="alert">
              {t('ui:failed.notSaved')} {save.failure}
            </p>
          )}
        </form>
      </Card>
    </div>
  );
}
