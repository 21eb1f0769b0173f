import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Visit, VisitResult as Result } from '../../src-shared/visits/visit.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Fact, FactList } from '../ui/FactList.tsx';
import { writeDayTime } from '../ui/formats.ts';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import type { Tone } from '../ui/StateBadge.tsx';
import { longDay } from './day-names.ts';
import classes from './VisitDrawer.module.css';

export const toneOfOutcome: Readonly<Record<Result['outcome'], Tone>> = {
  successful: 'good',
  'follow-up': 'info',
  'not-met': 'warn',
  refused: 'bad',
};

/** What is known of a visit; purpose and preparation are changed where they stand. */
export function VisitFacts({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits');
  const purposes = useChoices('visit_purpose');
  const update = useCommand(
    (client, change: Parameters<typeof client.visits.update>[0]['change']) => client.visits.update({ id: visit.id, change }),
    { done: () => t('toast.changed', { name: visit.customerName }) },
  );
  const isReadOnly = visit.state !== 'planned';

  async function save(change: Parameters<typeof update.run>[0]): Promise<string | null> {
    const saved = await update.run(change);
    return saved === null ? t('details.notSaved') : null;
  }

  return (
    <FactList>
      <Fact label={t('form.purpose')}>
        <InlineEdit
          label={t('form.purpose')}
          value={visit.purpose}
          shown={purposes.wordFor(visit.purpose)}
          kind={{ type: 'choice', choices: purposes.options }}
          isReadOnly={isReadOnly}
          onSave={(purpose) => (purpose === null ? Promise.resolve(null) : save({ purpose }))}
        />
      </Fact>
      <Fact label={t('form.note')}>
        <InlineEdit
          label={t('form.note')}
          value={visit.note}
          kind={{ type: 'textarea' }}
          isReadOnly={isReadOnly}
          onSave={(note) => save({ note })}
        />
      </Fact>
      {visit.customerAddress === null ? null : (
        <Fact label={t('details.address')}>
          <Still text={visit.customerAddress} />
        </Fact>
      )}
      {visit.customerPhone === null ? null : (
        <Fact label={t('details.phone')}>
          <Anchor href={`tel:${visit.customerPhone.replace(/[^\d+]/g, '')}`} size="sm" style={{ padding: '4px 7px' }}>
            {visit.customerPhone}
          </Anchor>
        </Fact>
      )}
      {visit.ownerName === null ? null : (
        <Fact label={t('form.owner')}>
          <Still text={visit.ownerName} />
        </Fact>
      )}
    </FactList>
  );
}

function Still({ text }: { text: string }) {
  return <span style={{ padding: '4px 7px', overflowWrap: 'anywhere' }}>{text}</span>;
}

/** What came of the visit; a correction becomes a new result, the old one stays in the history. */
export function VisitResult({ result, onCorrect }: { result: NonNullable<Visit['result']>; onCorrect: () => void }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  return (
    <section className={classes.result}>
      <h3>
        <span>{t('details.result')}</span>
        <StateBadge tone={toneOfOutcome[result.outcome]}>{t(`outcome.${result.outcome}`)}</StateBadge>
      </h3>
      <p className={classes.said}>{result.said}</p>
      <FactList>
        {result.metWhom === null ? null : (
          <Fact label={t('result.metWhom')}>
            <Still text={result.metWhom} />
          </Fact>
        )}
        {result.nextStep === null ? null : (
          <Fact label={t('result.nextStep')}>
            <Still text={result.nextStep} />
          </Fact>
        )}
        {result.nextOn === null ? null : (
          <Fact label={t('result.nextOn')}>
            <Still text={longDay(result.nextOn, language)} />
          </Fact>
        )}
        <Fact label={t('details.recordedAt')}>
          <Still text={writeDayTime(result.at)} />
        </Fact>
      </FactList>
      <Button variant="subtle" size="compact-sm" onClick={onCorrect}>
        {t('details.correct')}
      </Button>
    </section>
  );
}
