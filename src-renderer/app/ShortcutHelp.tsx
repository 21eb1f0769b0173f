import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { focusKeys, shortcutTable } from '../ui/shortcut-table.ts';
import { useShortcut, writtenKeys } from '../ui/shortcuts.tsx';
import { createOpener } from '../ui/opener.ts';
import classes from './ShortcutHelp.module.css';

export const helpDialog = createOpener<true>();

/** The list of all keys, opened with `?`. */
export function ShortcutHelp() {
  const { t } = useTranslation(['ui']);
  const isOpen = helpDialog.use() !== null;
  useShortcut('help', () => helpDialog.open(true));
  const groups = (['everywhere', 'list', 'record'] as const).map((group) => ({
    group,
    rows: shortcutTable.filter((shortcut) => shortcut.group === group),
  }));
  return (
    <Modal
      opened={isOpen}
      onClose={helpDialog.close}
      title={t('ui:shortcuts.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {groups.map(({ group, rows }) => (
        <section key={group} className={classes.group}>
          <h3>{t(`ui:shortcuts.${group === 'record' ? 'recordPage' : group}`)}</h3>
          <dl>
            {rows.map((shortcut) => (
              <div key={shortcut.id}>
                <dt>{t(shortcut.label)}</dt>
                <dd>
                  <Kbd size="xs">{writtenKeys(shortcut.id)}</Kbd>
                </dd>
              </div>
            ))}
            {group === 'list'
              ? focusKeys.map((key) => (
                  <div key={key.keys}>
                    <dt>{t(key.label)}</dt>
                    <dd>
                      <Kbd size="xs">{key.keys}</Kbd>
                    </dd>
                  </div>
                ))
              : null}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
