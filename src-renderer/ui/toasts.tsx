import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import classes from './toasts.module.css';

const undoToastMs = 10_000;

/** Says that something was done, with one button, for ten seconds. A newer one with the same id takes its place. */
export function showUndoToast({ message, action, onAction, id = 'undo' }: { message: string; action?: string; onAction?: () => void; id?: string }) {
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: undoToastMs,
    withBorder: true,
    color: 'accent',
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
  notifications.show({ color: 'red', title, message: reason, autoClose: false, withBorder: true });
}
