import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { FileButton } from './FileButton.tsx';
import classes from './Products.module.css';

interface Source {
  readonly text?: string;
  readonly file?: string;
}
type Answer = {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly newGroups: readonly string[];
  readonly bad: readonly { line: number; code: string; problems: readonly string[] }[];
};

/** Takes in products and prices from copied cells or a file: first looked at, then taken, with one undo for all of it. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('products');
  const [source, setSource] = useState<Source & { readonly name?: string }>({ text: '' });
  const [seen, setSeen] = useState<Answer | null>(null);
  const wanted = () => (source.file === undefined ? { text: source.text ?? '' } : { file: source.file });
  const look = useCommand((core, from: Source) => core.products.import({ ...from, isTrial: true }), { isQuiet: true });
  const take = useCommand((core, from: Source) => core.products.import({ ...from, isTrial: false }), {
    done: ({ added, changed }) => t('import.done', { added, changed }),
    isQuiet: true,
  });
  const use = async (next: Source & { readonly name?: string }) => {
    setSource(next);
    setSeen(null);
    const from = next.file === undefined ? { text: next.text ?? '' } : { file: next.file };
    if (next.file === undefined && (next.text ?? '').trim() === '') return look.reset();
    setSeen(await look.run(from));
  };
  const willChange = seen !== null && seen.added + seen.changed > 0;
  return (
    <FormDrawer
      isOpen
      title={t('import.title')}
      saveLabel={t('import.take')}
      failure={take.failure ?? (look.fields['text'] === undefined ? look.failure : t('import.noCode'))}
      isSaving={take.isRunning || look.isRunning}
      onSave={() => {
        if (!willChange) return;
        void take.run(wanted()).then((answer) => {
          if (answer !== null) onClose();
        });
      }}
      onClose={onClose}
    >
      <p className={classes.soft}>{t('import.hint')}</p>
      <div className={classes.bar}>
        <FileButton onFile={(file) => void use({ file: file.ref, name: file.name })} />
        {source.name === undefined ? null : <span>{source.name}</span>}
      </div>
      <Textarea
        label={t('import.text')}
        classNames={{ input: classes.mono ?? '' }}
        autosize
        minRows={8}
        maxRows={14}
        value={source.text ?? ''}
        onChange={(event) => void use({ text: event.currentTarget.value })}
      />
      {seen === null ? null : (
        <div role="status">
          <p>{t('import.seen', { added: seen.added, changed: seen.changed, same: seen.same })}</p>
          {seen.newGroups.length === 0 ? null : <p>{t('import.newGroups', { names: seen.newGroups.join(', ') })}</p>}
          {seen.bad.length === 0 ? null : (
            <>
              <p className={classes.problem}>{t('import.bad', { count: seen.bad.length })}</p>
              <ul>
                {seen.bad.map(({ line, code, problems }) => (
                  <li key={line}>
                    {t('import.line', { line, code: code === '' ? '–' : code })}{' '}
                    {problems.map((problem) => t(`import.problem.${problem}` as 'import.problem.no-code')).join('; ')}
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
