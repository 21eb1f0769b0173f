import type { VisitState } from '../../../src-shared/visits/visit.ts';
import type { VisitProofValues } from '../../../src-shared/visits/visit-proof.ts';
import type { VisitProof } from '../../../src-shared/visits/proof.contract.ts';
import { joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

export interface ProofRow extends Omit<VisitProofValues, 'planId' | 'planDay'> {
  readonly id: string;
  readonly state: VisitState;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly customerLatitude: string | null;
  readonly customerLongitude: string | null;
  readonly customerSource: VisitProof['customer']['source'];
}

export interface PhotoRow {
  readonly id: string;
  readonly name: string;
  readonly takenAt: string | null;
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly addedAt: string;
}

export interface ProofRepository {
  visit(id: string): ProofRow | null;
  /** Photos on a visit, the first one taken first. */
  photos(visitId: string): PhotoRow[];
  customer(id: string): VisitProof['customer'] | null;
  /** Who gave the customer its position last, and when. */
  placedBy(customerId: string): { setBy: string | null; setAt: string | null };
}

export function createProofRepository(db: Db): ProofRepository {
  const visit = db.prepare(
    `SELECT v.id, v.state, v.starts_at AS startsAt, v.ends_at AS endsAt, v.in_at AS inAt, v.in_latitude AS inLatitude,
       v.in_longitude AS inLongitude, v.in_accuracy_metres AS inAccuracyMetres, v.in_source AS inSource, v.out_at AS outAt,
       v.out_latitude AS outLatitude, v.out_longitude AS outLongitude, v.out_accuracy_metres AS outAccuracyMetres,
       v.out_source AS outSource, v.clock_offset_minutes AS clockOffsetMinutes, v.proof_hash AS proofHash,
       c.latitude AS customerLatitude, c.longitude AS customerLongitude, c.position_source AS customerSource
     FROM visits AS v ${joinShownCustomer('v.customer_id')} WHERE v.id = ? AND v.deleted_at IS NULL`,
  );
  const photos = db.prepare(
    `SELECT id, name, taken_at AS takenAt, latitude, longitude, created_at AS addedAt FROM files
     WHERE on_entity = 'visits' AND on_id = ? AND kind = 'photo' AND deleted_at IS NULL ORDER BY taken_at IS NULL, taken_at, id`,
  );
  const customer = db.prepare('SELECT latitude, longitude, position_source AS source FROM customers WHERE id = ?');
  const placed = db.prepare(
    `SELECT u.name AS setBy, h.at AS setAt FROM history AS h LEFT JOIN users AS u ON u.id = h.user_id
     WHERE h.entity = 'customers' AND h.row_id = ? AND h.field IN ('latitude', 'longitude') ORDER BY h.at DESC LIMIT 1`,
  );
  return {
    visit: (id) => (visit.get(id) as ProofRow | undefined) ?? null, // the columns selected, as in the calls below
    photos: (visitId) => photos.all(visitId) as PhotoRow[],
    customer: (id) => (customer.get(id) as VisitProof['customer'] | undefined) ?? null,
    placedBy: (id) => (placed.get(id) as { setBy: string | null; setAt: string } | undefined) ?? { setBy: null, setAt: null },
  };
}
