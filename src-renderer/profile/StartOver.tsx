import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useStatus } from '../api/use-status.ts';
import { Confirm } from '../ui/Confirm.tsx';

/** Keeps what is open aside and begins with the first question again: after a look around, or where the office ended this laptop. */
export function StartOver() {
  const { t } = useTranslation('start');
  const status = useStatus();
  const startOver = useCommand((client, companyName: string) => client.profile.startOver({ companyName }));
  const [isAsking, setIsAsking] = useState(false);
  if (status === undefined || status.state === 'no-profile') return null;
  // What cannot be opened does not say whose it is.
  const companyName = status.profile?.companyName ?? '';
  const waiting = status.profile?.kind === 'office' ? status.sync.waiting : 0;

  async function begin() {
    if ((await startOver.run(companyName)) === null) return;
    // Nothing of what was shown may stand beside the next profile's data: the window is read anew, at its beginning.
    location.hash = '';
    location.reload();
  }

  return (
    <>
      <Button variant="default" loading={startOver.isRunning} onClick={() => setIsAsking(true)}>
        {t('startOver.button')}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={t('startOver.title')}
        consequence={[
          companyName === '' ? t('startOver.textUnopened') : t('startOver.text', { company: companyName }),
          ...(waiting === 0 ? [] : [t('startOver.waiting', { count: waiting })]),
        ].join(' ')}
        action={t('startOver.action')}
        onConfirm={() => void begin()}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
