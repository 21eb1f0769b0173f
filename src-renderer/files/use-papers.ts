import { useQuery } from '@tanstack/react-query';
import type { Paper } from '../../src-shared/files/files.contract.ts';
import { useClient } from '../api/client.tsx';

/** The record that papers hang on: a customer, or one of its records. */
export interface PaperOwner {
  readonly customerId: string;
  readonly onEntity?: string;
  readonly onId?: string;
}

export function usePapers(owner: PaperOwner) {
  const client = useClient();
  return useQuery({
    queryKey: ['files', 'list', owner],
    meta: { entities: ['files', 'blobs', 'customers', 'users'] },
    queryFn: () => client.files.list(owner),
    select: ({ papers }) => papers,
  });
}

/** The small picture of a paper as an address for an image; null while there is none. */
export function useThumbnail(paper: Paper): string | null {
  const client = useClient();
  const found = useQuery({
    queryKey: ['files', 'thumbnail', paper.sha256],
    meta: { entities: [] },
    enabled: paper.hasThumbnail,
    queryFn: () => client.files.thumbnail({ id: paper.id }),
    select: ({ picture }) => picture,
  });
  const picture = found.data ?? null;
  return picture === null ? null : addressOf(picture);
}

/** A picture in full as an address for an image. */
export function usePicture(paper: Pick<Paper, 'id' | 'isShown'> | null) {
  const client = useClient();
  const id = paper?.id ?? '';
  const found = useQuery({
    queryKey: ['files', 'content', id],
    meta: { entities: [] },
    enabled: paper?.isShown === true,
    // A fetch from the office that failed is tried again when the picture is looked at again.
    gcTime: 5_000,
    queryFn: () => client.files.content({ id }),
  });
  const address = found.data === undefined ? null : addressOf(found.data);
  return { address, error: found.error, isPending: found.isPending, retry: () => void found.refetch() };
}

export function addressOf({ mime, base64 }: { mime: string; base64: string }): string {
  return `data:${mime};base64,${base64}`;
}

export function blobOf({ mime, base64 }: { mime: string; base64: string }): Blob {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return new Blob([bytes], { type: mime });
}
