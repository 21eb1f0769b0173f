import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { useHandoverDocument } from './use-handover-document.ts';

/** Makes the dossier of a book; while it is made, how far it is and a way to stop it. */
export function DossierButton({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('documents');
  const language = useLanguage();
  const { isAllowed, running, isStarting, makeDossier, stop } = useHandoverDocument();
  if (running?.total != null) {
    return (
      <span role="status" style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
        {t('running', { done: writeNumber(running.done, language), total: writeNumber(running.total, language) })}
        <Button variant="subtle" onClick={stop}>
          {t('stop')}
        </Button>
      </span>
    );
  }
  return (
    <Button
      variant="default"
      disabled={!isAllowed || ids.length === 0}
      loading={isStarting}
      title={t(isAllowed ? 'dossierHint' : 'notAllowed')}
      onClick={() => void makeDossier(ids)}
    >
      {t('dossier')}
    </Button>
  );
}
