import { z } from 'zod';
import { exactPartial, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { fileKinds, mostFileBytes, sha256 } from './file.ts';

/** Files that one call takes in. */
export const mostFilesAtOnce = 100;
/** Bytes of one part that a screen hands over; as base64 it stays below what a host takes in one call. */
export const mostPartBytes = 4 * 1024 * 1024;
/** A picture above this is opened by the system's own program. */
export const mostShownBytes = 25 * 1024 * 1024;
export const mostThumbnailBytes = 64 * 1024;
/** Papers that one record shows. */
export const mostPapersShown = 1000;

/**
 * Where a paper's bytes are: `here`; `waiting`: here, and the office has not got them yet; `refused`: here, and the office does not take
 * them; `office`: fetched when it is opened; `missing`: nowhere that this laptop knows of.
 */
export const paperPlaces = ['here', 'waiting', 'refused', 'office', 'missing'] as const;
export type PaperPlace = (typeof paperPlaces)[number];

/** Why the office does not take a file. */
export const officeFileRefusals = ['office-full', 'too-large'] as const;

/** What every row that points to a content tells: who put it there, and where its bytes are. */
export const keptFile = z.object({
  id: uuid,
  name: z.string(),
  mime: z.string(),
  bytes: z.int(),
  sha256,
  addedAt: isoInstant,
  addedBy: z.string().nullable(),
  place: z.enum(paperPlaces),
  /** A picture that the program can show itself. */
  isShown: z.boolean(),
  hasThumbnail: z.boolean(),
});
export type KeptFile = z.output<typeof keptFile>;

export const paper = keptFile.extend({
  customerId: uuid,
  onEntity: z.string().nullable(),
  onId: uuid.nullable(),
  kind: z.enum(fileKinds),
  note: z.string().nullable(),
  takenAt: isoInstant.nullable(),
  latitude: z.string().nullable(),
  longitude: z.string().nullable(),
});
export type Paper = z.output<typeof paper>;

const picture = z.object({ mime: z.string(), base64: z.string() });

export const refusedFile = z.object({
  name: z.string(),
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** Papers and photos: on a customer, and on one of its records where `onEntity` names it. */
export const filesContract = {
  list: query(
    'Papers and photos of a customer and of what was merged into it, or of one of its records, newest first',
    z.object({ customerId: uuid, onEntity: z.string().max(60).exactOptional(), onId: uuid.exactOptional() }),
    z.object({ papers: z.array(paper) }),
  ),
  receive: command(
    'Hands over a file part by part, as base64; the answer’s `ref` is a file for `files.add` once `isWhole`',
    z.object({
      /** Null for the first part. */
      upload: uuid.nullable(),
      name: z.string().max(2000),
      /** Of the whole file. */
      bytes: z.int().min(0),
      part: z.base64().max(Math.ceil(mostPartBytes / 3) * 4),
    }),
    z.object({ upload: uuid, ref: z.string(), isWhole: z.boolean() }),
  ),
  add: command(
    'Puts files on a customer; what is refused is told file by file, and the others are added',
    z.object({
      customerId: uuid,
      onEntity: z.string().max(60).exactOptional(),
      onId: uuid.exactOptional(),
      files: z.array(z.string().min(1).max(4000)).min(1).max(mostFilesAtOnce),
    }),
    z.object({
      added: z.array(z.object({ id: uuid, name: z.string() })),
      refused: z.array(refusedFile),
      groupId: uuid.nullable(),
    }),
  ),
  content: query(
    'A picture’s bytes as base64, to be shown; fetched from the office where they are not on this laptop',
    z.object({ id: uuid }),
    picture,
  ),
  thumbnail: query(
    'The small picture of a file, where one was made; without one, whether the bytes to make it of are on this laptop',
    z.object({ id: uuid }),
    z.object({ picture: picture.nullable(), isHere: z.boolean() }),
  ),
  setThumbnail: command(
    'Keeps a small picture of a file: JPEG, PNG or WebP; whoever can draw it makes it',
    z.object({ id: uuid, base64: z.base64().max(Math.ceil(mostThumbnailBytes / 3) * 4) }),
    z.object({}),
  ),
  save: command(
    'Writes a copy of a file, no longer encrypted, to a place outside of the profile',
    z.object({ id: uuid, file: z.string().min(1).max(4000) }),
    z.object({ bytes: z.int() }),
  ),
  update: command(
    'Changes a file’s name, note or kind',
    z.object({
      id: uuid,
      change: exactPartial(z.object({ name: requiredText(300), note: optionalText(2000), kind: z.enum(fileKinds) })),
    }),
    undoable.extend({ name: z.string() }),
  ),
  remove: command(
    'Takes files off their records; undo brings them back for at least thirty days',
    z.object({ ids: z.array(uuid).min(1).max(mostPapersShown) }),
    undoable,
  ),
  store: query(
    'How many files lie on this laptop, and which of them the office has not got yet',
    z.object({}),
    z.object({
      files: z.int(),
      bytes: z.int(),
      /** Null where there is no office. */
      waiting: z
        .array(
          z.object({
            id: uuid,
            name: z.string(),
            /** The customer that it hangs on, or the product whose picture it is. */
            customerId: uuid.nullable(),
            customerName: z.string().nullable(),
            productId: uuid.nullable(),
            productName: z.string().nullable(),
            bytes: z.int().max(mostFileBytes),
            sentBytes: z.int(),
            refusal: z.enum(officeFileRefusals).nullable(),
          }),
        )
        .nullable(),
    }),
  ),
};
