import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as protocol from './protocol.ts';

/**
 * Of all schemas of the wire and its routes. Where this differs, the wire differs: raise `protocolVersion` if an older side cannot read
 * the new one, then write the new hash here.
 */
const pinned = { version: 1, hash: '35f34f2469954eb2' };

test('nobody changes what laptops and office say to each other without noticing', () => {
  const schemas = Object.entries(protocol).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[name, z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' })] as const] : [],
  );
  expect(schemas.length).toBeGreaterThan(15);
  const rest = { routes: protocol.routes, rowColumns: protocol.rowColumns, historyColumns: protocol.historyColumns };
  const text = JSON.stringify([schemas.sort(([a], [b]) => (a < b ? -1 : 1)), rest]);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  expect({ version: protocol.protocolVersion, hash }).toEqual(pinned);
});
