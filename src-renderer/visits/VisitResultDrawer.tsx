import { Autocomplete, Button, Checkbox, Group, Input, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime, instantOf } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { visitOutcomes } from '../../src-shared/visits/visit.ts';
import { useClient } from '../api/client.tsx';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useLanguage } from '../api/use-language.ts';
import { useOfficeDays } from '../holidays/index.ts';
import type { Adding } from '../ui/adding.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { dayOf, writeDay } from '../ui/formats.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { useNow } from '../ui/use-now.ts';
import { MissingForms } from '../visit-forms/index.ts';
import { DayField } from '../ui/DayField.tsx';
import { longWeekday } from './day-names.ts';
import { visitResultDrawer } from './drawers.ts';
import { DayNote, DraftNote } from './NewVisitDrawer.tsx';
import { quickDays, workdayIn } from './next-visit.ts';
import { PurposeField } from './PurposeField.tsx';
import { TimeField } from './TimeField.tsx';
import { useLastOpened } from './use-last-opened.ts';
import { useVisitWords } from './use-visit-words.ts';
import { useVisit } from './use-visits.ts';

/**
 * Records what came of a visit from any screen; the frame shows it. The focus starts where the typing starts, and Ctrl+Enter saves:
 * one click, the words, one key.
 */
export function VisitResultDrawer() {
  const { isOpen, value, key } = useLastOpened(visitResultDrawer);
  const { data: visit } = useVisit(value?.visitId ?? null);
  return value === null || visit?.id !== value.visitId ? null : <ResultForm key={key} isOpen={isOpen} visit={visit} />;
}

function ResultForm({ isOpen, visit }: { isOpen: boolean; visit: Visit }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const words = useVisitWords();
  const today = dayOf(useNow());
  const office = useOfficeDays();
  const [isAsked, setIsAsked] = useState(false);
  const [adding, setAdding] = useState<Adding>('none');
  const draft = useDraft<ResultDraft>(`visit.result.${visit.id}`, startOf(visit));
  const { values, change } = draft;
  const record = useCommand((client, input: Parameters<typeof client.visits.complete>[0]) => client.visits.complete(input), {
    isQuiet: true,
    done: (_done, { next }) => toastOf(next?.startsAt ?? null),
  });
  const isMissingWords = values.said.trim() === '';
  const plansNext = values.plansNext && values.nextOn !== null;

  function toastOf(nextAt: string | null): string {
    return nextAt === null
      ? t('toast.recorded', { name: visit.customerName })
      : t('toast.recordedNext', { name: visit.customerName, when: words.when(nextAt) });
  }

  async function save() {
    setIsAsked(true);
    if (isMissingWords) return;
    const { outcome, metWhom, said, nextStep, nextOn } = values;
    const saved = await record.run({
      id: visit.id,
      result: { outcome, said, metWhom: orNull(metWhom), nextStep: orNull(nextStep), nextOn },
      next: plansNext && nextOn !== null ? { startsAt: instantOf(nextOn, values.nextTime), purpose: values.nextPurpose } : null,
    });
    if (saved === null) return;
    draft.clear();
    visitResultDrawer.close();
  }

  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('result.title', { name: visit.customerName })}
      onClose={visitResultDrawer.close}
      onSave={() => void save()}
      isSaving={record.isRunning}
      adding={adding}
      saveLabel={t('result.save')}
      failure={record.failure}
      notice={
        <>
          <div style={{ color: 'var(--fb-ink2)' }}>
            {`${longWeekday(dayOf(visit.startsAt), language)}, ${writeDay(visit.startsAt)} · ${words.times(visit)} · ${words.purpose(visit)}`}
          </div>
          <MissingForms visitId={visit.id} />
          {draft.isRestored ? <DraftNote onForget={draft.clear} /> : null}
        </>
      }
    >
      <TextArea
        label={t('result.said')}
        placeholder={t('result.saidHint')}
        value={values.said}
        minRows={3}
        data-autofocus
        withAsterisk
        error={isAsked && isMissingWords ? t('result.saidMissing') : null}
        onChange={(event) => change({ said: event.currentTarget.value })}
      />
      <Input.Wrapper label={t('result.outcome')} labelElement="div" id="visit-outcome">
        <SegmentedControl
          fullWidth
          aria-labelledby="visit-outcome-label"
          value={values.outcome}
          onChange={(outcome) => change({ outcome })}
          data={visitOutcomes.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
        />
      </Input.Wrapper>
      <MetWhomField customerId={visit.customerId} value={values.metWhom} onChange={(metWhom) => change({ metWhom })} />
      <TextInput
        label={t('result.nextStep')}
        placeholder={t('result.nextStepHint')}
        value={values.nextStep}
        onChange={(event) => change({ nextStep: event.currentTarget.value })}
      />
      <div>
        <DayField label={t('result.nextOn')} value={values.nextOn} onChange={(nextOn) => change({ nextOn })} isClearable />
        <Group gap="xs" mt="xs">
          {quickDays.map((days) => (
            <Button
              key={days}
              variant="default"
              size="compact-sm"
              onClick={() => change({ nextOn: workdayIn(today, days, office) })}
            >
              {t('result.inDays', { count: days })}
            </Button>
          ))}
        </Group>
      </div>
      {values.nextOn === null ? null : <DayNote day={values.nextOn} weekday={longWeekday(values.nextOn, language)} />}
      <Checkbox
        label={t('result.planNext')}
        checked={plansNext}
        disabled={values.nextOn === null}
        onChange={(event) => change({ plansNext: event.currentTarget.checked })}
      />
      {plansNext ? (
        <SimpleGrid cols={2} spacing="sm">
          <TimeField label={t('result.nextTime')} value={values.nextTime} onChange={(nextTime) => change({ nextTime })} />
          <PurposeField
            label={t('form.purpose')}
            value={values.nextPurpose}
            onChange={(nextPurpose) => change({ nextPurpose })}
            onAdding={setAdding}
          />
        </SimpleGrid>
      ) : null}
    </FormDrawer>
  );
}

/** Free words, with the customer's contacts to choose from. */
function MetWhomField({ customerId, value, onChange }: { customerId: string; value: string; onChange: (whom: string) => void }) {
  const { t } = useTranslation('visits');
  const client = useClient();
  const roles = useChoices('contact_role');
  const { data: contacts = [] } = useQuery({
    queryKey: ['contacts', 'list', customerId],
    meta: { entities: ['contacts'] },
    queryFn: async () => (await client.contacts.list({ customerId })).contacts,
  });
  const names = contacts.map((contact) =>
    contact.role === null ? contact.name : `${contact.name} (${roles.wordFor(contact.role)})`,
  );
  return (
    <Autocomplete
      label={t('result.metWhom')}
      placeholder={t('result.metWhomHint')}
      value={value}
      data={[...new Set(names)]}
      onChange={onChange}
      maxLength={300}
    />
  );
}

interface ResultDraft {
  outcome: (typeof visitOutcomes)[number];
  said: string;
  metWhom: string;
  nextStep: string;
  nextOn: string | null;
  plansNext: boolean;
  nextTime: string;
  nextPurpose: string;
}

function startOf(visit: Visit): ResultDraft {
  const { result } = visit;
  return {
    outcome: result?.outcome ?? 'successful',
    said: result?.said ?? '',
    metWhom: result?.metWhom ?? '',
    nextStep: result?.nextStep ?? '',
    nextOn: result?.nextOn ?? null,
    // A correction must not plan a second visit by itself.
    plansNext: result === null,
    nextTime: formatTime(visit.startsAt),
    nextPurpose: visit.purpose,
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
