import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptFile } from '../../src-shared/files/files.contract.ts';
import { mostPhotoBytes, mostPhotos } from '../../src-shared/products/product.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { AddButton, AddingNote, PaperPreview, useAddPapers, useOpenPaper } from '../files/index.ts';
import { Card } from '../ui/Card.tsx';
import classes from './Photos.module.css';
import { PhotoTile } from './PhotoTile.tsx';

const none: readonly KeptFile[] = [];

/** The pictures of a product; the first is the main one. Administrators add, arrange and remove them, everybody looks at them. */
export function PhotosCard({ productId, name }: { productId: string; name: string }) {
  const { t } = useTranslation(['products', 'files']);
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['productPhotos', 'list', productId],
    meta: { entities: ['productPhotos', 'blobs', 'users'] },
    queryFn: () => client.productPhotos.list({ productId }),
  });
  const photos = data?.photos ?? none;
  const mayChange = data?.mayChange ?? false;
  const { add, adding } = useAddPapers({ productId });
  const opening = useOpenPaper();
  const [shownId, setShownId] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const arrange = useCommand((core, ids: string[]) => core.productPhotos.arrange({ productId, ids }), {
    done: () => t('products:photos.arranged'),
  });
  const remove = useCommand((core, photo: KeptFile) => core.productPhotos.remove({ ids: [photo.id] }), {
    done: (_answer, photo) => t('products:photos.removed', { name: photo.name }),
  });
  const shown = photos.find(({ id }) => id === shownId) ?? null;
  const move = (id: string, to: number) => {
    const ids = photos.map((photo) => photo.id);
    const from = ids.indexOf(id);
    if (from < 0 || to === from || to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    void arrange.run(ids);
  };

  if (data === undefined || (photos.length === 0 && !mayChange)) return null;
  return (
    <Card
      title={t('products:photos.title')}
      aside={
        mayChange && photos.length < mostPhotos ? (
          <AddButton
            label={t('products:photos.add')}
            accept="image/*"
            isBusy={adding !== null}
            onFiles={(files) => void add(files)}
          />
        ) : null
      }
    >
      {photos.length === 0 ? (
        <p className={classes.hint}>{t('products:photos.none')}</p>
      ) : (
        <ul className={classes.photos} aria-label={t('products:photos.of', { name })}>
          {photos.map((photo, at) => (
            <PhotoTile
              key={photo.id}
              photo={photo}
              isMain={at === 0}
              isLast={at === photos.length - 1}
              mayChange={mayChange}
              isDragged={dragged === photo.id}
              onDrag={(isBegun) => setDragged(isBegun ? photo.id : null)}
              onDropped={dragged === null ? null : () => move(dragged, at)}
              onOpen={() => (photo.isShown ? setShownId(photo.id) : opening.open(photo))}
              onMove={(step) => move(photo.id, step === 'first' ? 0 : at + step)}
              onSave={() => opening.save(photo)}
              onRemove={() => void remove.run(photo)}
            />
          ))}
        </ul>
      )}
      {mayChange ? (
        <p className={classes.hint}>
          {photos.length > 1 ? `${t('products:photos.hint')} ` : ''}
          {t('files:photoLimits', { megabytes: mostPhotoBytes / 1_000_000, most: mostPhotos })}
        </p>
      ) : null}
      <AddingNote adding={adding} />
      {shown === null ? null : (
        <PaperPreview
          papers={photos}
          paper={shown}
          onShow={(photo) => setShownId(photo.id)}
          onOpenOutside={() => opening.open(shown)}
          onClose={() => setShownId(null)}
        />
      )}
    </Card>
  );
}
