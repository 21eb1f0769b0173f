import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { CustomerFilter, CustomerOrder } from '../../src-shared/customers/customer-list.ts';
import type { ListField } from '../../src-shared/customers/list-fields.ts';
import { exportFormats } from '../../src-shared/exports/exports.contract.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { LaterMenu } from '../ui/later.tsx';
import { useListExport } from './use-export.ts';

/** Takes out what the list shows: all rows of the filter, the chosen columns. While it runs, how far it is and a way to stop it. */
export const ExportMenu = memo(function ExportMenu(list: {
  filter: CustomerFilter;
  order: CustomerOrder;
  columns: readonly ListField[];
}) {
  const { t } = useTranslation('exports');
  const language = useLanguage();
  const { isAllowed, running, isStarting, start, stop } = useListExport();
  if (running !== undefined) {
    return (
      <span role="status" style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
        {t('running', {
          done: writeNumber(running.done, language),
          total: running.total === null ? '…' : writeNumber(running.total, language),
        })}
        <Button variant="subtle" onClick={stop}>
          {t('stop')}
        </Button>
      </span>
    );
  }
  return (
    <LaterMenu
      position="bottom-end"
      button={(opener) => (
        <ActionIcon {...opener} variant="default" size={30} loading={isStarting} aria-label={t('open')} title={t('open')}>
          <IconDownload size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    >
      <Menu.Dropdown>
        {isAllowed ? (
          exportFormats.map((format) => (
            <Menu.Item key={format} onClick={() => void start(format, list)}>
              {t(`format.${format}`)}
            </Menu.Item>
          ))
        ) : (
          <Menu.Label>{t('notAllowed')}</Menu.Label>
        )}
      </Menu.Dropdown>
    </LaterMenu>
  );
});
