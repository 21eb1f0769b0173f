import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../src-shared/imports/import.ts';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';

const formats = ['xlsx', 'csv'] as const;

/** The rows that failed as a file with the reasons, to be put right and imported again. */
export function ErrorFileButton({ report }: { report: ImportReport }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const client = useClient();
  const host = useHost();
  const [isWriting, setIsWriting] = useState(false);

  async function write(format: (typeof formats)[number]) {
    setIsWriting(true);
    try {
      const target = await chooseSaveTarget(host, 'export', `${t('report.errorsName')}.${format}`);
      if (target === null) return;
      const { rows } = await client.imports.errorFile({ id: report.id, file: target.ref, format, language });
      target.collect();
      const shown = writeNumber(rows, language);
      showUndoToast({ id: 'import-errors', message: t('report.errorsDone', { count: rows, shown, name: target.name }) });
    } catch (error) {
      showFailureToast({ title: t('report.errorsFailed'), reason: sentenceOf(error, language) });
    } finally {
      setIsWriting(false);
    }
  }

  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" loading={isWriting}>
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
