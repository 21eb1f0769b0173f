import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from '../locales/words.tsx';
import { DialogFocus } from './DialogFocus.tsx';

/** Asks before something that cannot be undone, and says in words what will happen. */
export function Confirm({
  isOpen,
  title,
  consequence,
  action,
  onConfirm,
  onClose,
}: {
  isOpen: boolean;
  title: string;
  consequence: string;
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('ui');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      centered
      trapFocus={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Text size="sm">{consequence}</Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button
          color="red"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {action}
        </Button>
      </Group>
      <DialogFocus isOpen={isOpen} />
    </Modal>
  );
}
