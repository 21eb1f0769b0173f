import { isoInstant, isPlainFor } from '../lib/fields.ts';

/*
 * Whether a schema takes a message as it is, said quickly of what these programs write themselves (`withPlain`): a schema takes ten times as
 * long, and five hundred operations are one push. Of anything else the schema has to say it. Values are whatever JSON can be.
 */

export function isUsualOp(value: unknown): boolean {
  if (!isObjectOf(value, 9)) return false;
  const { opNo, group, entity, id, kind, patch, baseRev, hlc, at } = value;
  return (
    isUsualId(id) &&
    isUsualId(group) &&
    typeof hlc === 'string' &&
    /^[0-9a-f]{16}$/.test(hlc) &&
    isPlainFor(isoInstant, at) &&
    isShortText(entity) &&
    kinds.has(kind) &&
    isWhole(opNo) &&
    opNo > 0 &&
    isWhole(baseRev) &&
    baseRev >= -1 &&
    isPatch(patch)
  );
}

export function isUsualPush(value: unknown, mostOps: number): boolean {
  if (!isObjectOf(value, 4)) return false;
  const { deviceId, epoch, schemaV, ops } = value;
  return (
    isUsualId(deviceId) &&
    isShortText(epoch) &&
    isWhole(schemaV) &&
    Array.isArray(ops) &&
    ops.length > 0 &&
    ops.length <= mostOps &&
    ops.every(isUsualOp)
  );
}

/** Every operation was taken as it was sent. */
export function isUsualPushAnswer(value: unknown): boolean {
  if (!isObjectOf(value, 5)) return false;
  const { outcome, seq, results, lastOpNo, echo } = value;
  return (
    outcome === 'done' &&
    isWhole(seq) &&
    isWhole(lastOpNo) &&
    typeof echo === 'string' &&
    echo.length <= 64 &&
    Array.isArray(results) &&
    results.every(isPlainlyOk)
  );
}

function isPlainlyOk(value: unknown): boolean {
  if (!isObjectOf(value, 2)) return false;
  const { opNo, status } = value;
  return status === 'ok' && isWhole(opNo);
}

const kinds: ReadonlySet<unknown> = new Set(['create', 'update', 'delete', 'restore']);
const usualId = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** With so many fields: where each of them is looked at afterwards there is no other one. */
function isObjectOf(value: unknown, count: number): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === count;
}

function isUsualId(value: unknown): boolean {
  return typeof value === 'string' && usualId.test(value);
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 60;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isPatch(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([field, one]) => isShortText(field) && field !== '__proto__' && isSimple(one));
}

function isSimple(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
