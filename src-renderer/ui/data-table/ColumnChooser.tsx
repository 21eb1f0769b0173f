import { ActionIcon, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Column } from './columns.ts';

/** A button that opens the list of columns; a ticked one is shown. */
export function ColumnChooser<Row>({
  columns,
  shown,
  onShown,
}: {
  columns: readonly Column<Row>[];
  shown: readonly string[];
  onShown: (shown: string[]) => void;
}) {
  const { t } = useTranslation('ui');
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={30} aria-label={t('table.chooseColumns')} title={t('table.chooseColumns')}>
          <IconColumns3 size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('table.columns')}>
        <Stack gap="sm">
          {columns
            .filter((column) => column.isFixed !== true)
            .map((column) => (
              <Checkbox
                key={column.id}
                size="xs"
                label={column.label}
                checked={shown.includes(column.id)}
                onChange={(event) => {
                  const wanted = event.currentTarget.checked ? [...shown, column.id] : shown.filter((id) => id !== column.id);
                  onShown(columns.map(({ id }) => id).filter((id) => wanted.includes(id)));
                }}
              />
            ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
