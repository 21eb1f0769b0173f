import { Button, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from '../locales/words.tsx';
import classes from './toasts.module.css';

const undoToastMs = 10_000;

/** Says that something was done, with one button, for ten seconds. A newer one with the same id takes its place. */
export function showUndoToast({
  message,
  action,
  onAction,
  id = 'undo',
}: {
  message: string;
  action?: string;
  onAction?: () => void;
  id?: string;
}) {
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: undoToastMs,
    withBorder: true,
    color: 'accent',
    closeButtonProps: { children: <CloseLabel /> },
    message: (
      <div className={classes.row}>
        <span>{message}</span>
        {action === undefined ? null : (
          <Button
            variant="subtle"
            onClick={() => {
              notifications.hide(id);
              onAction?.();
            }}
          >
            {action}
          </Button>
        )}
      </div>
    ),
  });
}

/** Says what went wrong and stays until it is closed: a refusal is never missed. */
export function showFailureToast({ title, reason }: { title: string; reason: string }) {
  notifications.show({
    color: 'red',
    title,
    message: reason,
    autoClose: false,
    withBorder: true,
    // The library's own grey is too pale for a sentence that matters.
    styles: { description: { color: 'var(--fb-ink2)' } },
    closeButtonProps: { children: <CloseLabel /> },
  });
}

/** A toast is made outside of any screen; its close button says its name in the language of the moment. */
function CloseLabel() {
  const { t } = useTranslation('ui');
  return <VisuallyHidden>{t('close')}</VisuallyHidden>;
}
