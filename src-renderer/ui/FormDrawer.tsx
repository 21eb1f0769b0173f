import { Button, Drawer } from '@mantine/core';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { isComposing } from './composing.ts';
import classes from './FormDrawer.module.css';
import { useShortcut, writtenKeys } from './shortcuts.tsx';

/**
 * A form at the right edge for a small edit or a new record. Ctrl+Enter saves, Esc closes. A failed save keeps the form and
 * says why in `failure`.
 */
export function FormDrawer({
  isOpen,
  title,
  onClose,
  onSave,
  isSaving = false,
  saveLabel,
  failure,
  notice,
  children,
}: {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  onSave: () => void;
  isSaving?: boolean;
  saveLabel?: string;
  failure?: string | null;
  notice?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const form = useRef<HTMLFormElement>(null);
  useShortcut('save', () => form.current?.requestSubmit(), isOpen);
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={480}
      transitionProps={{ duration: 120 }}
      classNames={{ content: classes.content ?? '' }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content aria-label={title}>
        <Drawer.Header className={classes.header ?? ''}>
          <Drawer.Title className={classes.title ?? ''}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('close')} />
        </Drawer.Header>
        <form
          ref={form}
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!isSaving) onSave();
          }}
          onKeyDownCapture={(event) => {
            // A list to choose from would take Ctrl+Enter for itself and open.
            const isInList = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'combobox';
            if (!isInList || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            event.stopPropagation();
            form.current?.requestSubmit();
          }}
          onKeyDown={(event) => {
            // Enter that ends a Telex word must not also send the form.
            if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
          }}
        >
          <Drawer.Body className={classes.body ?? ''}>
            {notice}
            {children}
          </Drawer.Body>
          <footer className={classes.footer}>
            <div className={classes.failure} role="alert">
              {failure}
            </div>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isSaving} title={writtenKeys('save')}>
              {saveLabel ?? t('save')}
            </Button>
          </footer>
        </form>
      </Drawer.Content>
    </Drawer.Root>
  );
}
