import {
  type KeptFile,
  mostPapersShown,
  mostShownBytes,
  type Paper,
  type PaperPlace,
} from '../../../src-shared/files/files.contract.ts';
import { shownPictures } from '../../../src-shared/files/sniff.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { createBlobRecords } from './blob-records.ts';

export interface StoredPaper {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A row as `keptColumns` selects it. */
export type KeptRow<File extends KeptFile = KeptFile> = Omit<File, 'place' | 'isShown' | 'hasThumbnail'> & {
  readonly isHere: number | null;
  readonly isMine: number;
  readonly sentAt: string | null;
  readonly refusal: string | null;
  readonly thumbnail: string | null;
};

/** What `keptFileOf` reads, of a row `f` of a table of files. */
export const keptColumns = `f.id, f.name, f.mime, f.bytes, f.sha256, f.created_at AS addedAt, u.name AS addedBy,
  b.is_here AS isHere, b.sent_at AS sentAt, b.refusal, b.thumbnail,
  f.created_by IS (SELECT value FROM sync_state WHERE key = 'user_id') AS isMine`;
export const joinedToFile = `LEFT JOIN blobs AS b ON b.sha256 = f.sha256 LEFT JOIN users AS u ON u.id = f.created_by`;

const columns = `f.customer_id AS customerId, f.on_entity AS onEntity, f.on_id AS onId, f.kind, f.note,
  f.taken_at AS takenAt, f.latitude, f.longitude, ${keptColumns} FROM files AS f ${joinedToFile}`;

/** The row as a screen shows it. */
export function keptFileOf<File extends KeptFile>(row: KeptRow<File>, hasOffice: boolean) {
  const { isHere: _isHere, isMine: _isMine, sentAt: _sentAt, refusal: _refusal, thumbnail, ...shown } = row;
  return {
    ...shown,
    place: placeOf(row, hasOffice),
    isShown: shownPictures.includes(row.mime) && row.bytes <= mostShownBytes,
    hasThumbnail: thumbnail !== null,
  };
}

function placeOf(row: KeptRow, hasOffice: boolean): PaperPlace {
  if (row.isHere !== 1) return hasOffice ? 'office' : 'missing';
  if (!hasOffice || row.sentAt !== null || row.isMine === 0) return 'here';
  return row.refusal === null ? 'waiting' : 'refused';
}

/** Papers as a screen shows them: the row, and where its bytes are. */
export function createPapersReader(db: Db, hasOffice: boolean) {
  const family = createFamily(db);
  const ofCustomer = db.prepare(
    `SELECT ${columns} WHERE ${inFamily('f.customer_id')} AND f.deleted_at IS NULL ORDER BY f.created_at DESC, f.id DESC LIMIT ${mostPapersShown}`,
  );
  const ofRecord = db.prepare(
    `SELECT ${columns} WHERE ${inFamily('f.customer_id')} AND f.on_entity = ? AND f.on_id = ? AND f.deleted_at IS NULL
     ORDER BY f.created_at DESC, f.id DESC LIMIT ${mostPapersShown}`,
  );
  // A removed paper can still be opened by whoever has it before his eyes; undo may bring it back.
  const one = db.prepare(
    `SELECT id, name, mime, bytes, sha256 FROM files WHERE id = @id
     UNION ALL SELECT id, name, mime, bytes, sha256 FROM product_photos WHERE id = @id`,
  );
  const records = createBlobRecords(db);

  return {
    list(customerId: string, onEntity: string | null, onId: string | null): Paper[] {
      const rows =
        onEntity === null ? ofCustomer.all(family.json(customerId)) : ofRecord.all(family.json(customerId), onEntity, onId);
      return (rows as KeptRow<Paper>[]).map((row) => keptFileOf(row, hasOffice)); // the columns selected
    },
    /** A paper, or a picture of a product. */
    get(id: string): StoredPaper {
      const row = one.get({ id }) as StoredPaper | undefined; // the columns selected
      if (row === undefined) throw new AppError('not-found', 'no file with this id', { details: { id } });
      return row;
    },
    waiting: () => records.waiting() as WaitingPaper[], // the columns selected there
  };
}

interface WaitingPaper {
  readonly id: string;
  readonly name: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly productId: string | null;
  readonly productName: string | null;
  readonly bytes: number;
  readonly sentBytes: number;
  readonly refusal: 'office-full' | 'too-large' | null;
}
