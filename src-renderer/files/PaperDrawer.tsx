import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileKinds } from '../../src-shared/files/file.ts';
import type { Paper } from '../../src-shared/files/files.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Papers.module.css';

/** A paper's name, note and kind. */
export function PaperDrawer({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const { t } = useTranslation('files');
  const [name, setName] = useState(paper.name);
  const [note, setNote] = useState(paper.note ?? '');
  const [kind, setKind] = useState(paper.kind);
  const update = useCommand(
    (client, change: { name: string; note: string; kind: Paper['kind'] }) => client.files.update({ id: paper.id, change }),
    { done: (answer) => t('changed', { name: answer.name }), isQuiet: true },
  );

  async function save() {
    if ((await update.run({ name, note, kind })) !== null) onClose();
  }

  return (
    <FormDrawer
      isOpen
      title={t('edit')}
      onClose={onClose}
      onSave={() => void save()}
      isSaving={update.isRunning}
      failure={update.failure}
    >
      <TextInput
        label={t('fields.name')}
        value={name}
        maxLength={300}
        required
        data-autofocus
        error={update.fields['change.name']}
        onFocus={(event) => {
          // The ending stays: what is usually changed is the word before it.
          const dot = event.currentTarget.value.lastIndexOf('.');
          event.currentTarget.setSelectionRange(0, dot > 0 ? dot : event.currentTarget.value.length);
        }}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextArea label={t('fields.note')} value={note} maxLength={2000} onChange={(event) => setNote(event.currentTarget.value)} />
      <div>
        <div className={classes.label}>{t('fields.kind')}</div>
        <SegmentedControl
          aria-label={t('fields.kind')}
          value={kind}
          onChange={(value) => setKind(fileKinds.find((known) => known === value) ?? paper.kind)}
          data={fileKinds.map((known) => ({ value: known, label: t(`kindOne.${known}`) }))}
        />
      </div>
    </FormDrawer>
  );
}
