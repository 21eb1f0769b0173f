import { IconFileUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { mostFileBytes } from '../../src-shared/files/file.ts';
import { mostPhotoBytes, mostPhotos } from '../../src-shared/products/product.ts';
import classes from './Papers.module.css';
import { type Adding, type IntakeOwner, useAddPapers } from './use-add-papers.ts';

/** Nothing was dragged over the page for so long: the hand went elsewhere. */
const leftAfterMs = 250;

/** Takes files that are dropped anywhere on a record's page, and pictures that are pasted there. */
export function PaperIntake({
  owner,
  name,
  onTaken,
  isOnTop = false,
}: {
  owner: IntakeOwner;
  name: string;
  onTaken: () => void;
  /** In front of a page that takes files as well: what is dropped is for this record. */
  isOnTop?: boolean;
}) {
  const { t } = useTranslation('files');
  const { add, adding } = useAddPapers(owner);
  const [isOver, setIsOver] = useState(false);
  const newest = useRef({ add, onTaken, pastedName: t('pastedName') });
  useEffect(() => {
    newest.current = { add, onTaken, pastedName: t('pastedName') };
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (files: readonly File[]) => {
      if (files.length === 0) return;
      newest.current.onTaken();
      void newest.current.add(files);
    };
    const onDragOver = (event: DragEvent) => {
      if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
      clearTimeout(timer);
      timer = setTimeout(() => setIsOver(false), leftAfterMs);
    };
    const onDrop = (event: DragEvent) => {
      if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return;
      // Otherwise the browser would leave the program and open the file.
      event.preventDefault();
      clearTimeout(timer);
      setIsOver(false);
      take([...event.dataTransfer.files]);
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      // Cells of Excel come as a picture too: into a field they go as text.
      if (isTextField(event.target) && event.clipboardData?.types.includes('text/plain') === true) return;
      event.preventDefault();
      take(files.map((file) => named(file, newest.current.pastedName)));
    };
    window.addEventListener('dragover', onDragOver, isOnTop);
    window.addEventListener('drop', onDrop, isOnTop);
    window.addEventListener('paste', onPaste, isOnTop);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('dragover', onDragOver, isOnTop);
      window.removeEventListener('drop', onDrop, isOnTop);
      window.removeEventListener('paste', onPaste, isOnTop);
    };
  }, [isOnTop]);
  return (
    <>
      {isOver ? (
        <div className={classes.over}>
          <div className={classes.overText}>
            <IconFileUpload size={32} stroke={1.25} aria-hidden />
            <strong>{t('drop', { name })}</strong>
            <span>
              {'productId' in owner
                ? t('photoLimits', { megabytes: mostPhotoBytes / 1_000_000, most: mostPhotos })
                : t('limits', { megabytes: mostFileBytes / 1024 / 1024 })}
            </span>
          </div>
        </div>
      ) : null}
      <AddingNote adding={adding} />
    </>
  );
}

/** How far the taking in has come; nothing while nothing is taken in. */
export function AddingNote({ adding }: { adding: Adding | null }) {
  const { t } = useTranslation('files');
  return (
    <div role="status" className={adding === null ? classes.quiet : classes.adding}>
      {adding === null ? '' : t(adding.of === 1 ? 'adding.one' : 'adding.many', { ...adding })}
    </div>
  );
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
}

/** Every system calls a pasted picture `image.png`. */
function named(file: File, name: string): File {
  if (!/^image\.\w+$/i.test(file.name)) return file;
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  const when = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}`;
  return new File([file], `${name} ${when}${file.name.slice(file.name.lastIndexOf('.'))}`, { type: file.type });
}
