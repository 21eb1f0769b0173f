import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useJobs } from '../api/use-jobs.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { DossierButton } from '../documents/index.ts';
import { writeNumber } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';

/** Gives a book of customers to a colleague or to a team, with a word about why. */
export function HandoverDrawer({
  ids,
  isOpen,
  onDone,
  onClose,
}: {
  ids: readonly string[];
  isOpen: boolean;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handovers');
  const language = useLanguage();
  const people = useTeam();
  const teams = useTeams();
  const [receiver, setReceiver] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const job = useJobs().find(({ kind, state }) => kind === 'handover' && state === 'running');
  const give = useCommand(
    (core, to: { toUserId: string } | { toTeamId: string }) =>
      core.handovers.run({ ids: [...ids], note: note.trim() === '' ? null : note, ...to }),
    {
      done: ({ count, leftBehind }) =>
        [
          t('done', { count, shown: writeNumber(count, language) }),
          leftBehind === 0 ? null : t('left', { count: leftBehind, shown: writeNumber(leftBehind, language) }),
        ]
          .filter((part) => part !== null)
          .join('. '),
      isQuiet: true,
    },
  );
  async function run() {
    setIsTried(true);
    if (receiver === null) return;
    const isTeam = teams.some(({ id }) => id === receiver);
    if ((await give.run(isTeam ? { toTeamId: receiver } : { toUserId: receiver })) === null) return;
    setReceiver(null);
    setNote('');
    setIsTried(false);
    onDone();
  }
  const progress =
    job?.total == null ? null : t('progress', { done: writeNumber(job.done, language), total: writeNumber(job.total, language) });
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('title', { count: ids.length, shown: writeNumber(ids.length, language) })}
      saveLabel={t('give')}
      isSaving={give.isRunning}
      failure={give.failure}
      notice={progress === null ? null : <p role="status">{progress}</p>}
      onSave={() => void run()}
      onClose={onClose}
    >
      <Select
        label={t('receiver')}
        data={[
          { group: t('people'), items: people.map(({ id, name }) => ({ value: id, label: name })) },
          ...(teams.length === 0
            ? []
            : [{ group: t('teams'), items: teams.map(({ id, name }) => ({ value: id, label: name })) }]),
        ]}
        value={receiver}
        searchable
        error={isTried && receiver === null ? t('receiverRequired') : null}
        onChange={setReceiver}
      />
      <Textarea
        label={t('note')}
        placeholder={t('noteExample')}
        autosize
        minRows={3}
        maxLength={5000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <DossierButton ids={ids} />
      </div>
    </FormDrawer>
  );
}
