import { z } from 'zod';
import { keptFile, mostFilesAtOnce, refusedFile } from '../files/files.contract.ts';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { mostPhotos } from './product.ts';

/** Pictures of products, for the whole office. `files.content`, `.thumbnail`, `.setThumbnail` and `.save` take their ids as well. */
export const productPhotosContract = {
  list: query(
    'The pictures of a product, the main one first',
    z.object({ productId: uuid }),
    z.object({ photos: z.array(keptFile), mayChange: z.boolean() }),
  ),
  add: command(
    'Puts pictures on a product, behind those it has; what is refused is told file by file; administrators only',
    z.object({ productId: uuid, files: z.array(z.string().min(1).max(4000)).min(1).max(mostFilesAtOnce) }),
    z.object({
      added: z.array(z.object({ id: uuid, name: z.string() })),
      refused: z.array(refusedFile),
      groupId: uuid.nullable(),
    }),
  ),
  arrange: command(
    'Puts the pictures of a product into this order, the first one is the main one; those that are not named follow; administrators only',
    z.object({ productId: uuid, ids: z.array(uuid).min(1).max(mostPhotos) }),
    undoable,
  ),
  remove: command(
    'Takes pictures off their products; undo brings them back for at least thirty days; administrators only',
    z.object({ ids: z.array(uuid).min(1).max(mostPhotos) }),
    undoable,
  ),
};
