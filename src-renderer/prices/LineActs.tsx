import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Editing and removing a line of a table of prices. */
export function LineActs({ name, onEdit, onRemove }: { name: string; onEdit: () => void; onRemove: () => void }) {
  const { t } = useTranslation('prices');
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-label={t('form.editOne', { name })} onClick={onEdit}>
        {t('form.edit')}
      </Button>
      <Button variant="subtle" size="compact-sm" aria-label={t('form.removeOne', { name })} onClick={onRemove}>
        {t('form.remove')}
      </Button>
    </>
  );
}
