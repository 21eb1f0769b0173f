import { Button, Popover, TextInput } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { DialogFocus, focusAtOnce } from '../ui/DialogFocus.tsx';
import classes from './Views.module.css';

/** One view above a list. */
export function ViewButton({
  label,
  isShown,
  isShared = false,
  onShow,
}: {
  label: string;
  isShown: boolean;
  isShared?: boolean;
  onShow: () => void;
}) {
  const { t } = useTranslation('customerLists');
  return (
    <button type="button" className={classes.view} aria-pressed={isShown} onClick={onShow}>
      {label}{' '}
      {isShared ? (
        <IconUsersGroup className={classes.sharedMark ?? ''} size={13} role="img" aria-label={t('views.isShared')} />
      ) : null}
    </button>
  );
}

/** Keeps what a list shows now under a name. */
export function SaveView({
  onSave,
  onSaved,
}: {
  onSave: (name: string) => Promise<{ id: string } | null>;
  onSaved: (id: string) => void;
}) {
  const { t } = useTranslation('customers');
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const [isRunning, setIsRunning] = useState(false);
  async function submit() {
    if (name.trim() === '') return;
    setIsRunning(true);
    const saved = await onSave(name.trim());
    setIsRunning(false);
    if (saved === null) return;
    setIsOpen(false);
    setName('');
    onSaved(saved.id);
  }
  return (
    <Popover position="bottom-end" opened={isOpen} onChange={setIsOpen} {...focusAtOnce}>
      <Popover.Target>
        <Button variant="subtle" onClick={() => setIsOpen(!isOpen)}>
          {t('views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views.saveTitle')}>
        <form
          style={{ display: 'grid', gap: 8, width: 240 }}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextInput
            label={t('views.name')}
            placeholder={t('views.nameExample')}
            maxLength={80}
            value={name}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={isRunning} disabled={name.trim() === ''}>
            {t('views.save')}
          </Button>
        </form>
        <DialogFocus isOpen={isOpen} />
      </Popover.Dropdown>
    </Popover>
  );
}
