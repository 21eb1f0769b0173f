import { useTranslation } from 'react-i18next';
import type { QuoteDraft } from '../../src-shared/quotes/quotes.contract.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { writeMoney } from '../ui/formats.ts';
import { useShortcut } from '../ui/shortcuts.tsx';
import { type ContentRow, useContentEditor } from './use-content-editor.ts';

/** The content of a quote or an order as its page edits it, saved by a button and by a key. */
export function useSaleEditing(of: 'quotes' | 'orders', row: ContentRow) {
  const { t } = useTranslation(of);
  const client = useClient();
  const { id } = row;
  const save = useCommand(
    (_client, { content, rev }: { content: QuoteDraft; rev: number }) => client[of].saveContent({ id, content, rev }),
    { done: ({ totals }) => t('saved', { total: writeMoney(totals.totalDong) }) },
  );
  const editing = useContentEditor(row, {
    save: (content, rev) => save.attempt({ content, rev }),
    keepDraft: (json) => void client[of].keepDraft({ id, json }),
    read: () => client[of].get({ id }),
  });
  useShortcut('save', () => void editing.saveNow(), !editing.isReadOnly);
  return { ...editing, isSaving: save.isRunning };
}

export type SaleEditing = ReturnType<typeof useSaleEditing>;
