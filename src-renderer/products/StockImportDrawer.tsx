import { TextInput } from '@mantine/core';
import { usualWarehouse } from '../../src-shared/stock/stock.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { TableImportDrawer, type TableInput } from '../imports/index.ts';
import { useTranslation } from '../locales/words.tsx';

type Wanted = TableInput & { readonly warehouse: string };
const inputOf = ({ warehouse, ...from }: Wanted) => ({
  ...from,
  ...(warehouse.trim() === '' ? {} : { warehouse: warehouse.trim() }),
});

/** Takes in how much there is of each product. */
export function StockImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('stock');
  const look = useCommand((core, from: Wanted) => core.stock.import({ ...inputOf(from), isTrial: true }), { isQuiet: true });
  const take = useCommand((core, from: Wanted) => core.stock.import({ ...inputOf(from), isTrial: false }), {
    done: ({ added, changed, same }) => t('import.done', { count: added + changed + same }),
    isQuiet: true,
  });
  return (
    <TableImportDrawer
      of="stock"
      look={look}
      take={take}
      willWrite={({ added, changed, same }) => added + changed + same > 0}
      report={({ added, changed, same, warehouses, bad, badRows }) => ({
        lines: [
          t('import.seen', { added, changed, same }),
          ...(warehouses.length === 0 ? [] : [t('import.warehouses', { names: warehouses.join(', ') })]),
        ],
        badTitle: t('import.bad', { count: badRows }),
        bad: bad.map(
          ({ line, code, problems }) =>
            `${t('import.line', { line, code: code === '' ? '–' : code })} ${problems.map((problem) => t(`import.problem.${problem}`)).join('; ')}`,
        ),
      })}
      own={{ warehouse: usualWarehouse }}
      ownField={({ warehouse }, onChange) => (
        <TextInput
          label={t('import.warehouse')}
          maxLength={100}
          value={warehouse}
          onChange={(event) => onChange({ warehouse: event.currentTarget.value })}
        />
      )}
      onClose={onClose}
    />
  );
}
