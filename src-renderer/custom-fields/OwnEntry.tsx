import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { CustomFieldEntity } from '../../src-shared/custom-fields/custom-field.ts';
import classes from './OwnFields.module.css';
import { OwnFacts } from './OwnFacts.tsx';
import { OwnLines } from './OwnLines.tsx';
import { useFieldsOf } from './use-own-fields.ts';

/** The own fields of a line in a list: what is filled in, and a button that unfolds all of them to be edited. */
export function OwnEntry({ customerId, entity, rowId }: { customerId: string; entity: CustomFieldEntity; rowId: string }) {
  const { t } = useTranslation('customFields');
  const [isOpen, setIsOpen] = useState(false);
  if (useFieldsOf(entity).length === 0) return null;
  return (
    <>
      {isOpen ? (
        <OwnFacts customerId={customerId} entity={entity} rowId={rowId} isReadOnly={false} />
      ) : (
        <OwnLines customerId={customerId} entity={entity} rowId={rowId} />
      )}
      <Button
        className={classes.unfold ?? ''}
        variant="subtle"
        color="gray"
        size="compact-xs"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t(isOpen ? 'fold' : 'title')}
      </Button>
    </>
  );
}
