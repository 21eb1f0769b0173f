import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import { useHost } from '../api/client.tsx';
import type { Command } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import classes from './TableImportDrawer.module.css';

/** What is taken in: a file's name to the core, or copied cells. */
export type TableInput = { readonly text: string } | { readonly file: string };

interface Source<Own> {
  readonly text: string;
  readonly file: FileChoice | null;
  readonly own: Own;
}
const inputOf = <Own extends object>({ text, file, own }: Source<Own>) => ({
  ...(file === null ? { text } : { file: file.ref }),
  ...own,
});

/** Takes in a table from a file or from copied cells: first looked at, then taken, with one undo for all of it. */
export function TableImportDrawer<Seen, Own extends object>({
  of,
  look,
  take,
  willWrite,
  report,
  own,
  ownField,
  onClose,
}: {
  /** Whose words it says. */
  of: 'products' | 'stock' | 'receivables';
  /** Tells what taking would do, and writes nothing. */
  look: Command<TableInput & Own, Seen>;
  take: Command<TableInput & Own, unknown>;
  /** Whether there is anything to take. */
  willWrite: (seen: Seen) => boolean;
  report: (seen: Seen) => { readonly lines: readonly string[]; readonly badTitle: string; readonly bad: readonly string[] };
  /** What is asked beside the table, as it is at first; `{}` for nothing. */
  own: Own;
  ownField?: (own: Own, onChange: (own: Own) => void) => ReactNode;
  onClose: () => void;
}) {
  const { t } = useTranslation(of);
  const [source, setSource] = useState<Source<Own>>({ text: '', file: null, own });
  const [seen, setSeen] = useState<Seen | null>(null);
  const looks = useRef(0);
  const use = async (next: Source<Own>) => {
    looks.current += 1;
    const mine = looks.current;
    setSource(next);
    setSeen(null);
    if (next.file === null && next.text.trim() === '') return look.reset();
    const found = await look.run(inputOf(next));
    // What was typed meanwhile is looked at by itself: its answer may have come first.
    if (mine === looks.current) setSeen(found);
  };
  const told = seen === null ? null : report(seen);
  const refusal = look.fields['text'] === undefined ? look.failure : t('import.noColumns');
  return (
    <FormDrawer
      isOpen
      title={t('import.title')}
      saveLabel={t('import.take')}
      failure={take.failure ?? (seen === null ? refusal : null)}
      isSaving={take.isRunning || look.isRunning}
      onClose={onClose}
      onSave={async () => {
        if (seen !== null && willWrite(seen) && (await take.run(inputOf(source))) !== null) onClose();
      }}
    >
      <p className={classes.hint}>{t('import.hint')}</p>
      <div className={classes.file}>
        <TableFileButton label={t('import.file')} onFile={(file) => void use({ ...source, text: '', file })} />
        {source.file === null ? null : <span>{source.file.name}</span>}
      </div>
      {ownField?.(source.own, (changed) => void use({ ...source, own: changed }))}
      <Textarea
        label={t('import.text')}
        classNames={{ input: classes.cells ?? '' }}
        autosize
        minRows={6}
        maxRows={14}
        value={source.text}
        onChange={(event) => void use({ ...source, text: event.currentTarget.value, file: null })}
      />
      {told === null ? null : (
        <div role="status">
          {told.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {told.bad.length === 0 ? null : (
            <>
              <p className={classes.problem}>{told.badTitle}</p>
              <ul>
                {told.bad.map((line) => (
                  <li key={line}>{line}</li>
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
function TableFileButton({ label, onFile }: { label: string; onFile: (file: FileChoice) => void }) {
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
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        hidden
        aria-label={label}
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
