import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Client } from '../../src-shared/contract.ts';
import { useClient } from '../api/client.tsx';
import { makeThumbnail } from './thumbnails.ts';
import { addressOf } from './use-papers.ts';

/** Contents that were drawn small, or could not be, since the program started. */
const tried = new Set<string>();
let last: Promise<void> = Promise.resolve();

/**
 * The small picture of a content as an address for an image; null while there is none. With `isMade` it is made where the bytes are on
 * this laptop, one after the other, and not for what was scrolled away meanwhile. Nothing is fetched from the office for it.
 */
export function useSmallPicture(file: { readonly id: string; readonly sha256: string } | null, isMade = true): string | null {
  const client = useClient();
  const id = file?.id ?? '';
  const sha256 = file?.sha256 ?? '';
  const { data } = useQuery({
    queryKey: ['files', 'small', sha256],
    // Asked again until there is one: its bytes may come from the office at any time.
    meta: { entities: ['blobs'] },
    enabled: ({ state }) => sha256 !== '' && (state.data?.picture ?? null) === null,
    queryFn: () => client.files.thumbnail({ id }),
  });
  const isMissing = isMade && data?.picture === null && data.isHere;
  useEffect(() => (isMissing ? makeInTurn(client, { id, sha256 }) : undefined), [isMissing, client, id, sha256]);
  const picture = data?.picture ?? null;
  return picture === null ? null : addressOf(picture);
}

/** Answers the function that takes it out of the row again. */
function makeInTurn(client: Client, file: { readonly id: string; readonly sha256: string }): () => void {
  let isWanted = true;
  last = last.then(async () => {
    if (!isWanted || tried.has(file.sha256)) return;
    tried.add(file.sha256);
    // What cannot be drawn keeps its sign.
    await makeThumbnail(client, file).catch(() => undefined);
  });
  return () => {
    isWanted = false;
  };
}
