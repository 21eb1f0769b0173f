import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Position, readPosition } from '../../src-shared/lib/geo.ts';
import { isComposing } from '../ui/composing.ts';
import classes from './Proof.module.css';

export interface PositionChoice {
  readonly label: string;
  readonly position: Position;
  readonly source: 'device' | 'photo' | 'manual';
}

/** A position typed or pasted as maps give it, or one of those that are known already. */
export function PositionField({
  label,
  choices,
  onSave,
  onCancel,
}: {
  label: string;
  choices: readonly PositionChoice[];
  onSave: (position: Position & { source: PositionChoice['source'] }) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('proof');
  const [typed, setTyped] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const read = readPosition(typed);
  function save() {
    setIsAsked(true);
    if (read !== null) onSave({ ...read, source: 'manual' });
  }
  return (
    <div className={classes.pin} role="group" aria-label={label}>
      <TextInput
        label={label}
        placeholder={t('pin.hint')}
        value={typed}
        maxLength={500}
        autoFocus
        description={read === null ? null : <span role="status">{`= ${read.latitude}, ${read.longitude}`}</span>}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={isAsked && read === null ? t('pin.wrong') : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Escape') {
            event.stopPropagation();
            onCancel();
          }
          if (event.key === 'Enter') {
            event.preventDefault();
            save();
          }
        }}
      />
      <div className={classes.buttons}>
        {choices.map((choice) => (
          <Button
            key={choice.label}
            variant="default"
            size="compact-sm"
            onClick={() => onSave({ ...choice.position, source: choice.source })}
          >
            {choice.label}
          </Button>
        ))}
        <span className={classes.push} />
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('pin.cancel')}
        </Button>
        <Button size="compact-sm" onClick={save}>
          {t('pin.save')}
        </Button>
      </div>
    </div>
  );
}
