import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useLastOpened } from '../visits/index.ts';
import { lostDrawer } from './drawers.ts';

/** Why it was lost, and what is worth remembering of it; without a reason nothing is closed. */
export function LostDrawer() {
  const { isOpen, value, key } = useLastOpened(lostDrawer);
  return value === null ? null : <LostForm key={key} isOpen={isOpen} start={value} />;
}

function LostForm({
  isOpen,
  start,
}: {
  isOpen: boolean;
  start: { readonly id: string; readonly title: string; readonly stageId?: string; readonly from?: string };
}) {
  const { t } = useTranslation('opportunities');
  const reasons = useChoices('lost_reason');
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const close = useCommand(
    (client, said: { lostReason: string; lostNote: string | null }) => {
      const { id, stageId, from } = start;
      return stageId === undefined
        ? client.opportunities.close({ id, as: 'lost', ...said })
        : client.opportunities.move({ id, stageId, ...(from === undefined ? {} : { from }), ...said });
    },
    { done: () => t('toast.lost', { title: start.title }), isQuiet: true },
  );
  async function save() {
    setIsTried(true);
    if (reason === null) return;
    if ((await close.run({ lostReason: reason, lostNote: note.trim() === '' ? null : note })) !== null) lostDrawer.close();
  }
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('lost.title', { title: start.title })}
      saveLabel={t('lost.save')}
      isSaving={close.isRunning}
      failure={close.failure}
      onSave={() => void save()}
      onClose={lostDrawer.close}
    >
      <Select
        label={t('fields.lostReason')}
        placeholder={t('lost.choose')}
        data={[...reasons.options]}
        value={reason}
        withAsterisk
        data-autofocus
        error={isTried && reason === null ? t('lost.missing') : (close.fields['lostReason'] ?? null)}
        onChange={setReason}
      />
      <TextArea
        label={t('fields.lostNote')}
        placeholder={t('lost.noteHint')}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onSend={() => void save()}
      />
    </FormDrawer>
  );
}
