import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { declineDrawer } from './drawers.ts';

/** Why a contract is not renewed. */
export function DeclineDrawer() {
  const contract = declineDrawer.use();
  return contract === null ? null : <Form id={contract.id} title={contract.title} />;
}

function Form({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation('contracts');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const decline = useCommand((client, said: string) => client.contracts.decline({ id, reason: said }), {
    done: () => t('toast.declined', { title }),
    isQuiet: true,
  });
  async function save() {
    setIsTried(true);
    if (reason.trim() !== '' && (await decline.run(reason)) !== null) declineDrawer.close();
  }
  return (
    <FormDrawer
      isOpen
      title={t('declineOf', { title })}
      saveLabel={t('decline')}
      isSaving={decline.isRunning}
      failure={decline.failure}
      onSave={() => void save()}
      onClose={declineDrawer.close}
    >
      <TextArea
        label={t('reason')}
        withAsterisk
        maxLength={500}
        data-autofocus
        value={reason}
        error={isTried && reason.trim() === '' ? t('reasonMissing') : (decline.fields['reason'] ?? null)}
        onChange={(event) => setReason(event.currentTarget.value)}
        onSend={() => void save()}
      />
    </FormDrawer>
  );
}
