import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptFile } from '../../src-shared/files/files.contract.ts';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
import { openPaper, savePaper } from './open-paper.ts';

type OpenedFile = Pick<KeptFile, 'id' | 'name'>;

/** Opens papers outside of the program; `id` is the one that is on its way. A failure says why. */
export function useOpenPaper(): { id: string | null; open: (paper: OpenedFile) => void; save: (paper: OpenedFile) => void } {
  const { t } = useTranslation('files');
  const client = useClient();
  const host = useHost();
  const language = useLanguage();
  const [id, setId] = useState<string | null>(null);

  async function run(paper: OpenedFile, work: () => Promise<void>) {
    setId(paper.id);
    try {
      await work();
    } catch (error) {
      showFailureToast({ title: t('notOpened', { name: paper.name }), reason: sentenceOf(error, language) });
    } finally {
      setId(null);
    }
  }
  const save = async (paper: OpenedFile) => {
    if (await savePaper(client, host, paper)) showUndoToast({ id: 'paper', message: t('saved', { name: paper.name }) });
  };
  return {
    id,
    open: (paper) =>
      void run(paper, async () => {
        // A browser, and a system without a program for it, get a copy.
        if (!(await openPaper(client, host, paper))) await save(paper);
      }),
    save: (paper) => void run(paper, () => save(paper)),
  };
}
