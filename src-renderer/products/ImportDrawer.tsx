import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { TableImportDrawer, type TableInput } from '../imports/index.ts';

/** Takes in products and prices. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('products');
  const look = useCommand((core, from: TableInput) => core.products.import({ ...from, isTrial: true }), { isQuiet: true });
  const take = useCommand((core, from: TableInput) => core.products.import({ ...from, isTrial: false }), {
    done: ({ added, changed }) => t('import.done', { added, changed }),
    isQuiet: true,
  });
  return (
    <TableImportDrawer
      of="products"
      look={look}
      take={take}
      willWrite={({ added, changed }) => added + changed > 0}
      report={({ added, changed, same, newGroups, bad }) => ({
        lines: [
          t('import.seen', { added, changed, same }),
          ...(newGroups.length === 0 ? [] : [t('import.newGroups', { names: newGroups.join(', ') })]),
        ],
        badTitle: t('import.bad', { count: bad.length }),
        bad: bad.map(
          ({ line, code, problems }) =>
            `${t('import.line', { line, code: code === '' ? '–' : code })} ${problems.map((problem) => t(`import.problem.${problem}` as 'import.problem.no-code')).join('; ')}`,
        ),
      })}
      own={{}}
      onClose={onClose}
    />
  );
}
