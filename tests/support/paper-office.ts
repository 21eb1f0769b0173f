import { randomUUID } from 'node:crypto';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { entities, isEntityName } from '../../src-shared/sync/entities.ts';
import { historyColumns, rowColumns, wireEntities } from '../../src-shared/sync/protocol.ts';
import type { Network, NetworkRequest, NetworkResponse } from '../../src-main/core/platform/ports.ts';

/*
 * An office that is only rows and answers, for tests of the laptop alone: it logs in whoever comes and reads its snapshots out, and a test
 * may cut any of them.
 */

export interface PaperRow {
  readonly id: string;
  readonly scopeId: string;
  readonly rootId: string | null;
  readonly [field: string]: string | number | boolean | null;
}

export interface PaperOffice {
  readonly network: Network;
  readonly asked: string[];
  readonly userId: string;
  readonly rows: Map<string, PaperRow[]>;
  /** Columns beyond those of the registry, by entity. */
  readonly moreColumns: Map<string, string[]>;
  /** Kinds of rows that came after this office. */
  unknown: readonly string[];
  /** Cuts a snapshot after so many rows; asked for each one. */
  cut: (entity: string, after: string | null) => number | null;
  /** Instead of an answer; `asked` is the path with what follows. */
  instead: (path: string, asked: string) => { status: number; type: string; text: string } | null;
  epoch: string;
  seq: number;
}

export function aPaperOffice(): PaperOffice {
  const userId = randomUUID();
  const office: PaperOffice = {
    asked: [],
    userId,
    rows: new Map([
      [
        'users',
        [{ id: userId, scopeId: 'office', rootId: null, name: 'Lê Thị Hằng', role: 'rep', isActive: true, teamId: null }],
      ],
    ]),
    moreColumns: new Map(),
    unknown: [],
    cut: () => null,
    instead: () => null,
    epoch: randomUUID(),
    seq: 7,
    network: { request: async (request) => answer(office, request) },
  };
  return office;
}

function answer(office: PaperOffice, request: NetworkRequest): NetworkResponse {
  if (request.signal?.aborted === true) throw new AppError('offline', 'stopped');
  const url = new URL(request.url);
  office.asked.push(url.pathname + url.search);
  const headers = { 'fieldbook-epoch': office.epoch, 'fieldbook-time': String(Date.now()) };
  const json = (value: unknown, status = 200): NetworkResponse => ({
    status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: once(JSON.stringify(value)),
  });
  const other = office.instead(url.pathname, url.pathname + url.search);
  if (other !== null) return { status: other.status, headers: { 'content-type': other.type }, body: once(other.text) };
  switch (url.pathname) {
    case '/hello':
      return json({ product: 'fieldbook', protocol: 1, oldestProtocol: 1, version: '1.0.0', serverTime: Date.now() });
    case '/auth/login':
      return json(loginOf(office, request));
    case '/auth/refresh':
    case '/auth/logout':
      return json({});
    case '/sync/contents': {
      const scope = url.searchParams.get('scope') ?? '';
      const rowsOf = (name: string) => (office.rows.get(name) ?? []).filter(({ scopeId }) => scopeId === scope).length;
      const known = wireEntities.filter((name) => !office.unknown.includes(name));
      const kinds = Object.fromEntries(known.map((name) => [name, rowsOf(name) > 0]));
      const rows = Object.fromEntries(known.map((name) => [name, rowsOf(name)]));
      return json({ seq: office.seq, kinds, ...(url.searchParams.get('counts') === 'true' ? { rows } : {}) });
    }
    case '/sync/snapshot': {
      const entity = url.searchParams.get('entity') ?? '';
      const after = url.searchParams.get('after');
      const body = snapshot(office, { scope: url.searchParams.get('scope') ?? '', entity, after });
      return { status: 200, headers: { ...headers, 'content-type': 'application/x-ndjson' }, body };
    }
    default:
      return json({ error: { code: 'not-found', message: url.pathname } }, 404);
  }
}

function loginOf(office: PaperOffice, request: NetworkRequest) {
  const { device } = JSON.parse(Buffer.from(request.body ?? []).toString()) as { device: { id: string } }; // a login of our own
  return {
    accessToken: 'secret access',
    accessExpiresInMs: 900_000,
    refreshToken: 'secret refresh',
    deviceId: device.id,
    deviceCode: 'A1',
    user: { id: office.userId, name: 'Lê Thị Hằng', role: 'rep' },
    organisation: { id: randomUUID(), name: 'Công ty thử' },
    epoch: office.epoch,
    serverTime: Date.now(),
  };
}

async function* snapshot(
  office: PaperOffice,
  asked: { scope: string; entity: string; after: string | null },
): AsyncIterable<Uint8Array> {
  const { scope, entity, after } = asked;
  const fields = entity === 'history' ? historyColumns : isEntityName(entity) ? entities[entity].fields : [];
  const columns = [...rowColumns, ...fields, ...(office.moreColumns.get(entity) ?? [])];
  const rows = (office.rows.get(entity) ?? [])
    .filter((row) => row.scopeId === scope && (after === null || row.id > after))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const line = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);
  yield line({ seq: office.seq, entity, columns, rows: rows.length });
  const cutAt = office.cut(entity, after);
  for (const [index, row] of rows.entries()) {
    if (index === cutAt) throw new AppError('offline', 'the line was cut');
    const standard = { rev: 3, createdAt: '2026-11-01T00:00:00.000Z', createdBy: office.userId, deletedAt: null };
    const values: Readonly<Record<string, unknown>> = { ...standard, ...row };
    yield line(columns.map((column) => values[column] ?? null));
  }
  yield line({ end: rows.length });
}

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}
