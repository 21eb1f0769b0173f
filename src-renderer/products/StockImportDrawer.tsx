import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usualWarehouse } from '../../src-shared/stock/stock.contract.ts';
import type { StockImportProblem } from '../../src-shared/stock/stock-import.ts';
import { useCommand } from '../api/use-command.ts';
import { useTranslation } from '../locales/words.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { FileButton } from './FileButton.tsx';
import classes from './Products.module.css';

interface Wanted {
  readonly text: string;
  readonly file: { readonly ref: string; readonly name: string } | null;
  readonly warehouse: string;
}
interface Seen {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly warehouses: readonly string[];
  readonly bad: readonly { line: number; code: string; problems: readonly StockImportProblem[] }[];
  readonly badRows: number;
}

/** Takes in how much there is of each product from copied cells or a file: first looked at, then taken, with one undo for all of it. */
export function StockImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('stock');
  const [wanted, setWanted] = useState<Wanted>({ text: '', file: null, warehouse: usualWarehouse });
  const [seen, setSeen] = useState<Seen | null>(null);
  const inputOf = ({ text, file, warehouse }: Wanted) => ({
    ...(file === null ? { text } : { file: file.ref }),
    ...(warehouse.trim() === '' ? {} : { warehouse: warehouse.trim() }),
  });
  const look = useCommand((core, from: Wanted) => core.stock.import({ ...inputOf(from), isTrial: true }), { isQuiet: true });
  const take = useCommand((core, from: Wanted) => core.stock.import({ ...inputOf(from), isTrial: false }), {
    done: ({ added, changed, same }) => t('import.done', { count: added + changed + same }),
    isQuiet: true,
  });
  const use = async (next: Wanted) => {
    setWanted(next);
    setSeen(null);
    if (next.file === null && next.text.trim() === '') return look.reset();
    setSeen(await look.run(next));
  };
  const willWrite = seen !== null && seen.added + seen.changed + seen.same > 0;
  return (
    <FormDrawer
      isOpen
      title={t('import.title')}
      saveLabel={t('import.take')}
      failure={take.failure ?? (look.fields['text'] === undefined ? look.failure : t('import.noColumns'))}
      isSaving={take.isRunning || look.isRunning}
      onSave={() => {
        if (!willWrite) return;
        void take.run(wanted).then((answer) => {
          if (answer !== null) onClose();
        });
      }}
      onClose={onClose}
    >
      <p className={classes.soft}>{t('import.hint')}</p>
      <div className={classes.bar}>
        <FileButton onFile={(file) => void use({ ...wanted, file })} />
        {wanted.file === null ? null : <span>{wanted.file.name}</span>}
      </div>
      <TextInput
        label={t('import.warehouse')}
        maxLength={100}
        value={wanted.warehouse}
        onChange={(event) => void use({ ...wanted, warehouse: event.currentTarget.value })}
      />
      <Textarea
        label={t('import.text')}
        classNames={{ input: classes.mono ?? '' }}
        autosize
        minRows={6}
        maxRows={14}
        value={wanted.text}
        onChange={(event) => void use({ ...wanted, file: null, text: event.currentTarget.value })}
      />
      {seen === null ? null : (
        <div role="status">
          <p>{t('import.seen', { added: seen.added, changed: seen.changed, same: seen.same })}</p>
          {seen.warehouses.length === 0 ? null : <p>{t('import.warehouses', { names: seen.warehouses.join(', ') })}</p>}
          {seen.badRows === 0 ? null : (
            <>
              <p className={classes.problem}>{t('import.bad', { count: seen.badRows })}</p>
              <ul>
                {seen.bad.map(({ line, code, problems }) => (
                  <li key={line}>
                    {t('import.line', { line, code: code === '' ? '–' : code })}{' '}
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
