import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../src-shared/texts/texts.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { useUndo } from '../api/use-undo.tsx';
import { writeNumber } from '../ui/formats.ts';
import { showFailureToast } from '../ui/toasts.tsx';
import { sendFile } from './send-file.ts';
import { shrinkPicture } from './shrink-picture.ts';
import type { PaperOwner } from './use-papers.ts';

/** Refusals that are told one by one; of more the rest is counted. */
const mostTold = 4;

/** Where files go: onto a customer or one of its records, or to the pictures of a product, which are made smaller on the way. */
export type IntakeOwner = PaperOwner | { readonly productId: string };

const noRecord: PaperOwner = { customerId: '' };

export interface Adding {
  readonly name: string;
  readonly no: number;
  readonly of: number;
  readonly percent: number;
}

/** Takes files in one after the other; what is refused is told by name, and the others are added in one step that undo takes back. */
export function useAddPapers(owner: IntakeOwner): { add: (files: readonly File[]) => Promise<void>; adding: Adding | null } {
  const { t } = useTranslation('files');
  const client = useClient();
  const language = useLanguage();
  const undo = useUndo();
  const [adding, setAdding] = useState<Adding | null>(null);
  const waiting = useRef<Promise<void>>(Promise.resolve());
  // The parts of it, which are the same from one drawing to the next.
  const productId = 'productId' in owner ? owner.productId : null;
  const { customerId, onEntity, onId } = 'productId' in owner ? noRecord : owner;

  const addNow = useCallback(
    async (files: readonly File[]) => {
      const refs: string[] = [];
      const refused: { name: string; reason: string }[] = [];
      const told = { no: 0, of: files.length };
      try {
        for (const file of files) {
          told.no += 1;
          const tell = (bytes: number) =>
            setAdding({ name: file.name, ...told, percent: file.size === 0 ? 0 : Math.round((bytes / file.size) * 100) });
          tell(0);
          try {
            refs.push(await sendFile(client, productId === null ? file : await shrinkPicture(file), tell));
          } catch (error) {
            refused.push({ name: file.name, reason: sentenceOf(error, language) });
          }
        }
        if (refs.length > 0) {
          const place = onEntity === undefined || onId === undefined ? {} : { onEntity, onId };
          const answer =
            productId === null
              ? await client.files.add({ customerId, ...place, files: refs })
              : await client.productPhotos.add({ productId, files: refs });
          for (const { name, code, details } of answer.refused)
            refused.push({ name, reason: errorText(language, code, details) });
          const count = answer.added.length;
          if (answer.groupId !== null) {
            const name = answer.added[0]?.name ?? '';
            undo.offer(
              count === 1 ? t('added.one', { name }) : t('added.many', { shown: writeNumber(count, language) }),
              answer.groupId,
            );
          }
        }
      } catch (error) {
        showFailureToast({ title: t('notAdded'), reason: sentenceOf(error, language) });
      } finally {
        setAdding(null);
      }
      for (const { name, reason } of refused.slice(0, mostTold)) showFailureToast({ title: t('refused', { name }), reason });
      if (refused.length > mostTold) {
        const more = writeNumber(refused.length - mostTold, language);
        showFailureToast({ title: t('notAdded'), reason: t('moreRefused', { shown: more }) });
      }
    },
    [client, customerId, onEntity, onId, productId, language, undo, t],
  );

  return {
    add: (files) => {
      if (files.length === 0) return Promise.resolve();
      waiting.current = waiting.current.then(() => addNow(files));
      return waiting.current;
    },
    adding,
  };
}
