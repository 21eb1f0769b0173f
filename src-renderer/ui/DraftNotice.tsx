import { Alert, Anchor, Group } from '@mantine/core';
import { useTranslation } from '../locales/words.tsx';

/** Says that what was typed before is there again, and lets it go. */
export function DraftNotice({ draft }: { draft: { readonly isRestored: boolean; clear: () => void } }) {
  const { t } = useTranslation('ui');
  if (!draft.isRestored) return null;
  return (
    <Alert p="xs" variant="light" color="accent">
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <span>{t('draftRestored')}</span>
        <Anchor component="button" type="button" size="sm" onClick={draft.clear}>
          {t('draftForget')}
        </Anchor>
      </Group>
    </Alert>
  );
}
