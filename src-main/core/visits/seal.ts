import { createHash } from 'node:crypto';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { type SealedFacts, sealedText } from '../../../src-shared/visits/proof-text.ts';
import type { Db } from '../platform/database.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

const facts = `id AS visitId, customer_id AS customerId, in_at AS inAt, in_latitude AS inLatitude, in_longitude AS inLongitude,
  in_accuracy_metres AS inAccuracyMetres, in_source AS inSource, out_at AS outAt, out_latitude AS outLatitude,
  out_longitude AS outLongitude, out_accuracy_metres AS outAccuracyMetres, out_source AS outSource,
  clock_offset_minutes AS clockOffsetMinutes`;

/** @returns the hash that fits a visit as it is now; null where nothing proves it yet. */
export function createSealReader(db: Db): (visitId: string) => string | null {
  const visit = db.prepare(`SELECT ${facts} FROM visits WHERE id = ?`);
  const photos = db.prepare(
    `SELECT sha256, taken_at AS takenAt, latitude, longitude FROM files
     WHERE on_entity = 'visits' AND on_id = ? AND kind = 'photo' AND deleted_at IS NULL`,
  );
  return (visitId) => {
    const row = visit.get(visitId) as Omit<SealedFacts, 'photos'> | undefined; // the columns selected
    if (row === undefined) throw new AppError('not-found', 'no visit with this id', { details: { id: visitId } });
    const sealed: SealedFacts = { ...row, photos: photos.all(visitId) as SealedFacts['photos'] }; // the columns selected
    if (sealed.inAt === null && sealed.photos.length === 0) return null;
    return createHash('sha256').update(sealedText(sealed), 'utf8').digest('hex');
  };
}

/** Writes the seal of a visit as it stands in this transaction; nothing where nothing proves it yet. */
export function createSealer(db: Db): (tx: WriteTransaction, visitId: string) => string | null {
  const read = createSealReader(db);
  return (tx, visitId) => {
    const proofHash = read(visitId);
    if (proofHash !== null) tx.update('visits', visitId, { proofHash });
    return proofHash;
  };
}
