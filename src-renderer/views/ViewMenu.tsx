import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useCommand } from '../api/use-command.ts';
import { useTranslation } from '../locales/words.tsx';

interface MenuView {
  readonly id: string;
  readonly name: string;
  readonly isMine: boolean;
  readonly isShared: boolean;
  readonly authorName: string | null;
}

/** What can be done with the view that is shown. `onMade`: the same view has another id now, shared or as one's own copy. */
export function ViewMenu({
  view,
  onUpdate,
  onCopy,
  onMade,
  onRemoved,
}: {
  view: MenuView;
  /** Without it the list shows what the view keeps. */
  onUpdate?: (() => void) | undefined;
  onCopy: () => Promise<{ id: string } | null>;
  onMade: (id: string) => void;
  onRemoved?: () => void;
}) {
  const { t } = useTranslation('customers');
  const { t: lists } = useTranslation('customerLists');
  const remove = useCommand((core, { id }: MenuView) => core.views.delete({ id }), {
    done: (_answer, { name }) => t('views.deleted', { name }),
  });
  const share = useCommand((core, { id }: MenuView) => core.views.share({ id }), {
    done: (_answer, { name }) => lists('views.shared', { name }),
  });
  async function openMade(making: Promise<{ id: string } | null>) {
    const made = await making;
    if (made !== null) onMade(made.id);
  }
  async function take() {
    if ((await remove.run(view)) !== null) onRemoved?.();
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size={28} aria-label={t('views.more', { name: view.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {view.isMine && onUpdate !== undefined ? <Menu.Item onClick={onUpdate}>{t('views.update')}</Menu.Item> : null}
        {view.isShared ? (
          <Menu.Item onClick={() => void openMade(onCopy())}>{lists('views.copy')}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => void openMade(share.run(view))}>{lists('views.share')}</Menu.Item>
        )}
        {view.isMine ? (
          <Menu.Item color="red" onClick={() => void take()}>
            {t('views.delete')}
          </Menu.Item>
        ) : (
          <Menu.Label>{lists('views.of', { name: view.authorName ?? '' })}</Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
