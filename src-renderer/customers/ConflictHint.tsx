import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../locales/words.tsx';
import { useConflictsOf } from '../api/use-office.ts';
import { useOwnWords } from '../custom-fields/index.ts';
import classes from './CustomerPage.module.css';
import { useFieldWords } from './use-field-words.ts';

/** Says on the customer's page that two people changed the same thing here, and leads to where it is decided. */
export function ConflictHint({ customerId }: { customerId: string }) {
  const { t } = useTranslation(['office', 'contacts']);
  const navigate = useNavigate();
  const words = useFieldWords();
  const own = useOwnWords();
  const conflicts = useConflictsOf(customerId);
  if (conflicts.length === 0) return null;
  const names = conflicts.map(({ entity, field, title, ownFieldId }) =>
    ownFieldId !== undefined
      ? own.nameOf(ownFieldId).toLocaleLowerCase()
      : entity === 'customers' && field !== null
        ? words.nameOf(field).toLocaleLowerCase()
        : title,
  );
  return (
    <div className={classes.banner} role="status">
      <span>{t('conflict.hint', { count: conflicts.length, fields: [...new Set(names)].join(', ') })}</span>
      <Button variant="default" onClick={() => void navigate({ to: '/sync', search: { tab: 'conflicts' } })}>
        {t('conflict.hintOpen')}
      </Button>
    </div>
  );
}
