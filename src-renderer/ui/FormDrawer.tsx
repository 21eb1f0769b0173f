import { Button, Drawer } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { Adding } from './adding.ts';
import { isComposing } from './composing.ts';
import { DialogFocus } from './DialogFocus.tsx';
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
  adding = 'none',
  saveLabel,
  failure,
  notice,
  size = 480,
  children,
}: {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  onSave: () => void;
  isSaving?: boolean;
  /** What a field still has to make first: whoever saves meanwhile need not do it twice. */
  adding?: Adding;
  saveLabel?: string;
  failure?: string | null;
  notice?: ReactNode;
  /** Its width in pixels. */
  size?: number;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState({ isOpen, times: 0 });
  if (shown.isOpen !== isOpen) setShown({ isOpen, times: shown.times + (isOpen ? 1 : 0) });
  const wantsToSave = useRef(false);
  const save = useRef(onSave);
  useEffect(() => {
    save.current = onSave;
  });
  useEffect(() => {
    if (adding === 'running') return;
    const isWished = wantsToSave.current;
    wantsToSave.current = false;
    if (isWished && adding === 'none') save.current();
  }, [adding]);
  useShortcut('save', () => form.current?.requestSubmit(), isOpen);
  return (
    <Drawer.Root
      // A new one is there at once, with the key that opened it; one that slides in again would let the next keys through.
      key={shown.times}
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={size}
      transitionProps={{ duration: 120 }}
      trapFocus={false}
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
            if (adding === 'running') wantsToSave.current = true;
            else if (!isSaving) onSave();
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
        <DialogFocus isOpen={isOpen} />
      </Drawer.Content>
    </Drawer.Root>
  );
}
