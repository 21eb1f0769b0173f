import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../src-shared/imports/import.ts';
import { useClient } from '../api/client.tsx';
import { useFileOut } from '../api/use-file-out.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';

const formats = ['xlsx', 'csv'] as const;

/** The rows that failed as a file with the reasons, to be put right and imported again. */
export function ErrorFileButton({ report }: { report: ImportReport }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const client = useClient();
  const { isRunning, takeOut } = useFileOut();
  const write = (format: (typeof formats)[number]) =>
    takeOut({ name: `${t('report.errorsName')}.${format}`, failed: t('report.errorsFailed') }, async (to) => {
      const { rows } = await client.imports.errorFile({ id: report.id, file: to.file, format, language });
      return t('report.errorsDone', { count: rows, shown: writeNumber(rows, language), name: to.name });
    });

  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" loading={isRunning}>
          {t('report.errors')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => void write(format)}>
            {t(`report.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
