import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { TableImportDrawer, type TableInput } from '../imports/index.ts';

/** Takes in accounting's table of invoices. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('receivables');
  const look = useCommand((client, from: TableInput) => client.receivables.import({ ...from, isTrial: true }), {
    isQuiet: true,
  });
  const take = useCommand((client, from: TableInput) => client.receivables.import(from), {
    done: ({ added, changed, receipts }) => t('import.done', { added, changed, receipts }),
    isQuiet: true,
  });
  return (
    <TableImportDrawer
      of="receivables"
      look={look}
      take={take}
      willWrite={({ added, changed, receipts }) => added + changed + receipts > 0}
      report={({ added, changed, same, receipts, bad }) => ({
        lines: [t('import.seen', { added, changed, same, receipts })],
        badTitle: t('import.bad', { count: bad.length }),
        bad: bad.map(
          ({ line, number, problems }) =>
            `${t('import.line', { line, number: number === '' ? '–' : number })} ${problems.map((problem) => t(`import.problem.${problem}`)).join('; ')}`,
        ),
      })}
      own={{}}
      onClose={onClose}
    />
  );
}
