import { expect, test } from 'vitest';
import type { WireOp } from '../../src-shared/sync/protocol.ts';
import { decidePush, type PushContext } from './decide.ts';
import { createWorkingRows, type WorkingRow } from './working-rows.ts';

const nowMs = Date.parse('2026-11-25T02:00:00.000Z');
const author = {
  id: 'a0000000-0000-7000-8000-000000000001',
  teamId: null,
  departmentId: null,
  role: 'rep',
  isActive: true,
} as const;
const context: PushContext = {
  seq: 7,
  nowMs,
  deviceId: 'd0000000-0000-7000-8000-000000000001',
  author,
  people: { users: [author], teamIds: [] },
  scopes: new Set([`user:${author.id}`]),
  keepsUnknown: false,
  loaded: { rows: new Map(), anchors: new Map() },
  refusedCreates: new Set(),
  erased: new Set(),
};

function createdAtOf(at: string): string | undefined {
  const op: WireOp = {
    opNo: 1,
    group: 'b0000000-0000-7000-8000-000000000001',
    entity: 'savedViews',
    id: 'c0000000-0000-7000-8000-000000000001',
    kind: 'create',
    patch: { entity: 'customers', name: 'Của tôi', spec: '{}' },
    baseRev: 0,
    hlc: '0000000000000000',
    at,
  };
  return decidePush(context, [op]).rows.changed()[0]?.working.row.createdAt;
}

test.each([
  ['2026-11-25T01:00:00.000Z', '2026-11-25T01:00:00.000Z'],
  ['2026-11-25T01:00:00Z', '2026-11-25T01:00:00.000Z'],
  ['2026-11-25T01:00:00.123456Z', '2026-11-25T01:00:00.123Z'],
  ['2026-11-25T02:00:00.001Z', '2026-11-25T02:00:00.000Z'],
])('what was made at %s was made at %s, written in one way and never in the future', (at, expected) => {
  expect(createdAtOf(at)).toBe(expected);
});

test('rows that were written come in the order in which they first were, as they are now; a branch that nobody keeps leaves nothing', () => {
  const working = (id: string, rev: number): WorkingRow => ({
    row: {
      id,
      rev,
      scopeId: 'office',
      rootId: null,
      createdAt: '',
      createdBy: null,
      deletedAt: null,
      fields: {},
      extra: null,
      fv: {},
    },
    loaded: null,
    isChanged: true,
  });
  let rows = createWorkingRows({ rows: new Map(), anchors: new Map() }).branch();
  rows.set('tasks', working('1', 1));
  rows.set('visits', working('1', 2));
  rows = rows.branch();
  rows.branch().set('tasks', working('3', 3));
  rows = rows.branch();
  rows.set('tasks', working('1', 4));
  rows.set('tasks', working('2', 5));
  const told = rows.changed().map(({ name, working: { row } }) => [name, row.id, row.rev]);
  expect(told).toEqual([
    ['tasks', '1', 4],
    ['visits', '1', 2],
    ['tasks', '2', 5],
  ]);
  expect(rows.get('visits', '1')?.row.rev).toBe(2);
  expect(rows.get('tasks', '3')).toBeNull();
});
