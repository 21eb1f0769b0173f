import { metresBetween, type Position, positionOf } from '../../../src-shared/lib/geo.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { proofContract, VisitProof } from '../../../src-shared/visits/proof.contract.ts';
import { type ProofPoint, proofStateOf } from '../../../src-shared/visits/proof-state.ts';
import type { Context } from '../context.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import type { StoredRow } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createProofRepository, type ProofRow } from './proof.repository.ts';
import { createSealer, createSealReader } from './seal.ts';

type Given = Parameters<HandlersOf<typeof proofContract>['checkIn']>[0]['position'];

/** Arriving and leaving, where the customer is, and whether the one fits the other. */
export function createProofService(ctx: Context): HandlersOf<typeof proofContract> {
  const repository = createProofRepository(ctx.db);
  const rulesNow = createOfficeRulesReader(ctx.db);
  const sealNow = createSealReader(ctx.db);
  const seal = createSealer(ctx.db);

  /** The laptop's clock minus the office's, as far as an answer of the office has told it. */
  const clockOffsetMinutes = () => {
    const ms = ctx.state.get('clock_offset_ms');
    return ms === null ? null : Math.round(Number(ms) / 60_000);
  };

  return {
    get({ visitId }) {
      const row = repository.visit(visitId);
      if (row === null) throw new AppError('not-found', 'no visit with this id', { details: { id: visitId } });
      return proofOf(row);
    },
    checkIn({ visitId, position }) {
      const { groupId } = ctx.write.transact((tx) => {
        const row = visitOf(tx, visitId);
        if (row.fields['state'] !== 'planned' || row.fields['inAt'] !== null)
          throw new AppError('conflict', 'this visit was begun already', { details: { reason: 'checked-in' } });
        tx.update('visits', visitId, {
          inAt: tx.now,
          ...columnsOf('in', position),
          clockOffsetMinutes: clockOffsetMinutes(),
        });
      });
      return { groupId };
    },
    checkOut({ visitId, position }) {
      const { groupId } = ctx.write.transact((tx) => {
        const row = visitOf(tx, visitId);
        if (row.fields['state'] === 'cancelled' || row.fields['inAt'] === null || row.fields['outAt'] !== null)
          throw new AppError('conflict', 'nobody is checked in to this visit', { details: { reason: 'not-checked-in' } });
        tx.update('visits', visitId, { outAt: tx.now, ...columnsOf('out', position) });
        seal(tx, visitId);
      });
      return { groupId };
    },
    locate({ visitId, side, position }) {
      const { groupId } = ctx.write.transact((tx) => {
        const row = visitOf(tx, visitId);
        if (row.fields[`${side}At`] === null)
          throw new AppError('conflict', 'nobody is checked in to this visit', { details: { reason: 'not-checked-in' } });
        tx.update('visits', visitId, columnsOf(side, position));
        if (row.fields['proofHash'] !== null) seal(tx, visitId);
      });
      return { groupId };
    },
    seal({ visitId }) {
      const { value: proofHash, groupId } = ctx.write.transact((tx) => {
        visitOf(tx, visitId);
        const made = seal(tx, visitId);
        if (made === null)
          throw new AppError('conflict', 'nothing proves this visit yet', { details: { reason: 'nothing-to-seal' } });
        return made;
      });
      return { proofHash, groupId };
    },
    customer({ customerId }) {
      const found = repository.customer(customerId);
      if (found === null) throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
      return { ...found, ...(found.latitude === null ? { setBy: null, setAt: null } : repository.placedBy(customerId)) };
    },
    place({ customerId, position }) {
      const { groupId } = ctx.write.transact((tx) => {
        if (tx.read('customers', customerId) === null)
          throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
        tx.update('customers', customerId, {
          latitude: position?.latitude ?? null,
          longitude: position?.longitude ?? null,
          positionSource: position?.source ?? null,
        });
      });
      return { groupId };
    },
  };

  function proofOf(row: ProofRow): VisitProof {
    const customer = positionOf(row.customerLatitude, row.customerLongitude);
    const photos = repository.photos(row.id);
    const { proofMetres, proofMinutes } = rulesNow();
    const rules = { proofMetres, proofMinutes };
    const arrived = pointOf(row.inAt, row.inLatitude, row.inLongitude, row.inAccuracyMetres, row.inSource);
    const left = pointOf(row.outAt, row.outLatitude, row.outLongitude, row.outAccuracyMetres, row.outSource);
    const fits = sealNow(row.id);
    const isProvable = row.state === 'done' || (row.state === 'planned' && (arrived !== null || photos.length > 0));
    const proof = proofStateOf({
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      in: arrived,
      out: left,
      clockOffsetMinutes: row.clockOffsetMinutes,
      customer,
      photos: photos.map(({ latitude, longitude, ...photo }) => ({ ...photo, position: positionOf(latitude, longitude) })),
      rules,
    });
    return {
      visitId: row.id,
      state: isProvable ? proof.state : null,
      reasons: isProvable ? [...proof.reasons] : [],
      metres: proof.metres,
      by: proof.by,
      in: told(arrived, customer),
      out: told(left, customer),
      clockOffsetMinutes: row.clockOffsetMinutes,
      photos: photos.map(({ id, name, takenAt, latitude, longitude }) => ({
        ...{ id, name, takenAt, latitude, longitude },
        metres: apart(positionOf(latitude, longitude), customer),
      })),
      customer: { latitude: row.customerLatitude, longitude: row.customerLongitude, source: row.customerSource },
      seal: row.proofHash === null ? 'open' : row.proofHash === fits ? 'whole' : 'broken',
      proofHash: row.proofHash,
      rules,
    };
  }
}

function visitOf(tx: WriteTransaction, id: string): StoredRow {
  const row = tx.read('visits', id);
  if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no visit with this id', { details: { id } });
  return row;
}

function columnsOf(side: 'in' | 'out', position: Given) {
  const accuracy = position?.accuracyMetres ?? null;
  return {
    [`${side}Latitude`]: position?.latitude ?? null,
    [`${side}Longitude`]: position?.longitude ?? null,
    [`${side}AccuracyMetres`]: accuracy === null ? null : Math.ceil(accuracy),
    [`${side}Source`]: position?.source ?? null,
  };
}

function pointOf(
  at: string | null,
  latitude: string | null,
  longitude: string | null,
  accuracyMetres: number | null,
  source: ProofPoint['source'],
): ProofPoint | null {
  return at === null ? null : { at, position: positionOf(latitude, longitude), accuracyMetres, source };
}

function told(point: ProofPoint | null, customer: Position | null): VisitProof['in'] {
  if (point === null) return null;
  const { at, position, accuracyMetres, source } = point;
  return {
    at,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    accuracyMetres,
    source,
    metres: apart(position, customer),
  };
}

function apart(position: Position | null, customer: Position | null): number | null {
  return position === null || customer === null ? null : metresBetween(position, customer);
}
