import { Button, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { interactionOutcomes, type NewInteraction } from '../../src-shared/interactions/interaction.ts';
import { useActivityTypes } from '../activities/index.ts';
import classes from './InteractionComposer.module.css';

export interface TalkDetails {
  readonly kind: string;
  readonly more: boolean;
  readonly typeId: string | null;
  readonly result: NonNullable<NewInteraction['outcome']> | null;
  readonly attempts: number | null;
}

/** What may be said of a call beside its words: its kind, what came of it, how often it was tried. Folded until it is wanted. */
export function MoreOfTalk({
  values,
  onChange,
}: {
  values: TalkDetails;
  onChange: (change: Partial<Omit<TalkDetails, 'kind'>>) => void;
}) {
  const { t } = useTranslation('interactions');
  const types = useActivityTypes();
  const choices = types
    .choicesFor(values.typeId)
    .filter(({ value }) => value === values.typeId || types.types.find(({ id }) => id === value)?.kind === values.kind);
  if (!values.more) {
    return (
      <Button variant="subtle" size="compact-sm" aria-expanded={false} onClick={() => onChange({ more: true })}>
        {t('more')}
      </Button>
    );
  }
  return (
    <div className={classes.foot} role="group" aria-label={t('more')}>
      {choices.length === 0 ? null : (
        <Select
          className={classes.with ?? ''}
          aria-label={t('type')}
          placeholder={t('type')}
          data={choices}
          value={values.typeId}
          clearable
          onChange={(typeId) => onChange({ typeId })}
        />
      )}
      <Select
        className={classes.with ?? ''}
        aria-label={t('talkOutcomeLabel')}
        placeholder={t('talkOutcomeLabel')}
        data={interactionOutcomes.map((value) => ({ value, label: t(`talkOutcome.${value}`) }))}
        value={values.result}
        clearable
        onChange={(result) => onChange({ result: interactionOutcomes.find((known) => known === result) ?? null })}
      />
      <NumberInput
        className={classes.day ?? ''}
        aria-label={t('attempts')}
        placeholder={t('attempts')}
        min={1}
        max={1000}
        allowDecimal={false}
        value={values.attempts ?? ''}
        onChange={(value) => onChange({ attempts: typeof value === 'number' ? value : null })}
      />
    </div>
  );
}
