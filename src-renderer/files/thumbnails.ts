import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Client } from '../../src-shared/contract.ts';
import type { Paper } from '../../src-shared/files/files.contract.ts';
import { useClient } from '../api/client.tsx';
import { blobOf } from './use-papers.ts';

/** The longer side of a small picture, in pixels: a tile on a screen of twice the density. */
const mostPixels = 320;
/** Larger pictures are not decoded for a tile alone. */
const mostBytes = 12 * 1024 * 1024;

/** Makes the small pictures that are missing, one after the other, of pictures whose bytes are on this laptop. */
export function useMissingThumbnails(papers: readonly Paper[]): void {
  const client = useClient();
  const queries = useQueryClient();
  const tried = useRef(new Set<string>());
  const isBusy = useRef(false);
  useEffect(() => {
    const isHere = ({ place }: Paper) => place === 'here' || place === 'waiting' || place === 'refused';
    const missing = papers.find(
      (paper) =>
        paper.isShown && !paper.hasThumbnail && isHere(paper) && paper.bytes <= mostBytes && !tried.current.has(paper.sha256),
    );
    if (missing === undefined || isBusy.current) return;
    isBusy.current = true;
    tried.current.add(missing.sha256);
    // A picture that cannot be drawn keeps its sign; it can still be opened.
    makeThumbnail(client, missing)
      .catch(() => undefined)
      .finally(() => {
        isBusy.current = false;
        void queries.invalidateQueries({ queryKey: ['files', 'list'] });
      });
  }, [papers, client, queries]);
}

/** Draws a file small and keeps that picture. @throws where it cannot be drawn */
export async function makeThumbnail(client: Client, { id }: { readonly id: string }): Promise<void> {
  const image = await createImageBitmap(blobOf(await client.files.content({ id })));
  const scale = Math.min(1, mostPixels / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
  const drawing = canvas.getContext('2d');
  if (drawing === null) return;
  drawing.imageSmoothingQuality = 'high';
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  await client.files.setThumbnail({ id, base64: btoa(text) });
}
