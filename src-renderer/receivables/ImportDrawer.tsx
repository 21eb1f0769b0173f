import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import { useHost } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import classes from './Receivables.module.css';

interface Source {
  readonly text: string;
  readonly file?: FileChoice;
}

/** Takes in accounting's table from a file or copied cells: first looked at, then taken, with one undo for all of it. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('receivables');
  const [source, setSource] = useState<Source>({ text: '' });
  const wanted = ({ text, file }: Source) => (file === undefined ? { text } : { file: file.ref });
  const look = useCommand((client, from: Source) => client.receivables.import({ ...wanted(from), isTrial: true }), {
    isQuiet: true,
  });
  const take = useCommand((client, from: Source) => client.receivables.import(wanted(from)), {
    done: ({ added, changed, receipts }) => t('import.done', { added, changed, receipts }),
    isQuiet: true,
  });
  const [seen, setSeen] = useState<Awaited<ReturnType<typeof look.run>>>(null);
  async function use(next: Source) {
    setSource(next);
    setSeen(null);
    if (next.file === undefined && next.text.trim() === '') return look.reset();
    setSeen(await look.run(next));
  }
  const willChange = seen !== null && seen.added + seen.changed + seen.receipts > 0;
  return (
    <FormDrawer
      isOpen
      title={t('import.title')}
      saveLabel={t('import.take')}
      failure={take.failure ?? (look.fields['text'] === undefined ? look.failure : t('import.noColumns'))}
      isSaving={take.isRunning || look.isRunning}
      onClose={onClose}
      onSave={async () => {
        if (willChange && (await take.run(source)) !== null) onClose();
      }}
    >
      <p className={classes.soft}>{t('import.hint')}</p>
      <div>
        <FileButton onFile={(file) => void use({ text: '', file })} /> {source.file?.name}
      </div>
      <Textarea
        label={t('import.text')}
        classNames={{ root: classes.mono ?? '' }}
        autosize
        minRows={6}
        maxRows={12}
        value={source.text}
        onChange={(event) => void use({ text: event.currentTarget.value })}
      />
      {seen === null ? null : (
        <div role="status">
          <p>{t('import.seen', { added: seen.added, changed: seen.changed, same: seen.same, receipts: seen.receipts })}</p>
          {seen.bad.length === 0 ? null : (
            <>
              <p className={classes.problem}>{t('import.bad', { count: seen.bad.length })}</p>
              <ul>
                {seen.bad.map(({ line, number, problems }) => (
                  <li key={line}>
                    {t('import.line', { line, number: number === '' ? '–' : number })}{' '}
                    {problems.map((problem) => t(`import.problem.${problem}`)).join('; ')}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </FormDrawer>
  );
}

/** The system's dialog where the host has one; in a browser the browser's. */
function FileButton({ onFile }: { onFile: (file: FileChoice) => void }) {
  const { t } = useTranslation('receivables');
  const host = useHost();
  const input = useRef<HTMLInputElement>(null);
  const take = async (read: () => Promise<FileChoice | null>) => {
    const choice = await read();
    if (choice !== null) onFile(choice);
  };
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          const { desktop } = host;
          if (desktop === null) input.current?.click();
          else void take(() => desktop.pickFile('import'));
        }}
      >
        {t('import.file')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        hidden
        aria-label={t('import.file')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = '';
          if (file !== undefined) void take(() => host.admitFile(file));
        }}
      />
    </>
  );
}
