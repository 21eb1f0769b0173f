import { randomUUID } from 'node:crypto';
import type { PushRequest, WireOp } from '../../src-shared/sync/protocol.ts';
import { knownSchema } from '../../src-shared/sync/row-rules.ts';
import type { TestLaptop } from './test-laptop.ts';

/** An update of a customer as it was seen in the office's first commit, unless it says otherwise. */
export function anOp(changes: Partial<WireOp> & Pick<WireOp, 'id'>): WireOp {
  const opNo = changes.opNo ?? 1;
  return {
    opNo,
    group: randomUUID(),
    entity: 'customers',
    kind: 'update',
    patch: {},
    baseRev: 1,
    // 25 November 2026, 2 o'clock in the morning, and a counter.
    hlc: `${Date.parse('2026-11-25T02:00:00.000Z').toString(16).padStart(12, '0')}${opNo.toString(16).padStart(4, '0')}`,
    at: '2026-11-25T02:00:00.000Z',
    ...changes,
  };
}

export function aPush(laptop: TestLaptop, ops: WireOp[], changes: Partial<PushRequest> = {}): PushRequest {
  return { deviceId: laptop.device.id, epoch: laptop.session().epoch, schemaV: knownSchema, ops, ...changes };
}
