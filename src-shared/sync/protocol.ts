import { z } from 'zod';
import { withPlain } from '../lib/fields.ts';
import { entityNames, type EntityName } from './entities.ts';
import { isUsualOp, isUsualPush, isUsualPushAnswer } from './usual-messages.ts';

/*
 * What a laptop and the office's server say to each other. Everything here is JSON over HTTPS; the hash of these schemas is
 * pinned by a test, so that nobody changes the wire without raising `protocolVersion`.
 */

/** Raised with every change of the wire that an older side cannot read. The server speaks this one and the two before it. */
export const protocolVersion = 1;
export const oldestProtocol = 1;
/** Sent with every request. */
export const protocolHeader = 'fieldbook-protocol';
/** Sent with every answer of `/sync/*`: which life of the server's database this is, and its clock in milliseconds. */
export const epochHeader = 'fieldbook-epoch';
export const timeHeader = 'fieldbook-time';

export const mostOpsInPush = 500;
export const mostBytesInPush = 1024 * 1024;
export const rowsInPullPage = 1000;

/** What crosses as an entity: the registry's own ones and the history, which only the server writes. */
export const wireEntities = [...entityNames, 'history'] as const;
export type WireEntity = EntityName | 'history';
/** Columns of `history` on the wire, in this order; `changes` is JSON `{field: [old, new]}`, `{}` for create, delete and restore. */
export const historyColumns = ['entity', 'rowId', 'groupId', 'kind', 'changes', 'at', 'userId', 'deviceId', 'opNo'] as const;

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const hlc = z.string().regex(/^[0-9a-f]{16}$/);
const instant = z.iso.datetime();
const scopeId = z.string().min(1).max(60);
/** Composite ones among them: a dozen and more parts. */
const anyScopeId = z.string().min(1).max(1000);

export const opKinds = ['create', 'update', 'delete', 'restore'] as const;

/** One change of one row, as the laptop's outbox holds it. */
export const wireOp = withPlain(
  z.strictObject({
    opNo: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    group: z.uuid(),
    /** A name that the server does not know is refused with `unknown-entity`. */
    entity: z.string().max(60),
    id: z.uuid(),
    kind: z.enum(opKinds),
    patch: z.record(z.string().max(60), fieldValue),
    /** The version of the row that the person had before his eyes; 0 for a row the office has never seen. */
    baseRev: z.number().int().min(-1),
    hlc,
    at: instant,
  }),
  isUsualOp,
);
export type WireOp = z.output<typeof wireOp>;

export const pushRequest = withPlain(
  z.strictObject({
    deviceId: z.uuid(),
    epoch: z.string().max(60),
    schemaV: z.number().int(),
    ops: z.array(wireOp).min(1).max(mostOpsInPush),
  }),
  (value) => isUsualPush(value, mostOpsInPush),
);
export type PushRequest = z.output<typeof pushRequest>;

/** Why an operation was refused; each has a sentence in `src-shared/texts` (`refusals`). */
export const refusalCodes = [
  'forbidden',
  'invalid',
  'not-found',
  'append-only',
  'office-only',
  'unknown-entity',
  'unknown-field',
  'depends-on-rejected',
  'group-rejected',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Set where an accepted operation changed nothing (it came too late, or everything was so already): the office's history has no line of it. */
const hasNoLine = z.literal(true).exactOptional();
/** `adjusted`: stored, but another value stands in some field now. `conflict`: stored, and somebody has to look at two values. */
export const opResult = z.discriminatedUnion('status', [
  z.object({ opNo: z.number().int(), status: z.literal('ok'), hasNoLine }),
  z.object({ opNo: z.number().int(), status: z.literal('adjusted'), fields: z.array(z.string()), hasNoLine }),
  z.object({ opNo: z.number().int(), status: z.literal('conflict'), conflictIds: z.array(z.uuid()), hasNoLine }),
  z.object({
    opNo: z.number().int(),
    status: z.literal('rejected'),
    code: z.enum(refusalCodes),
    field: z.string().nullable(),
    /** A key of the catalogue's `fieldErrors`, where one field is to blame. */
    reason: z.string().nullable(),
  }),
]);
export type OpResult = z.output<typeof opResult>;

export const pushAnswer = withPlain(
  z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('done'),
      seq: z.number().int(),
      results: z.array(opResult),
      lastOpNo: z.number().int(),
      /** Where the push became the commit `seq` just as it was sent: the hash of what it made (`echo.ts`). Older laptops do not look at it. */
      echo: z.string().max(64).exactOptional(),
    }),
    /** The first number is not the one after the last the server has: nothing was done. */
    z.object({ outcome: z.literal('gap'), lastOpNo: z.number().int() }),
    /** A number that the server has holds another operation: this laptop's data was put back from a backup and it must become a new device. */
    z.object({ outcome: z.literal('rewound'), lastOpNo: z.number().int() }),
  ]),
  isUsualPushAnswer,
);
export type PushAnswer = z.output<typeof pushAnswer>;

/**
 * Rows of one entity. The columns are named once: id, rev, scopeId, rootId, createdAt, createdBy, deletedAt, then fields. A column that the
 * laptop does not know goes into the row's `extra`.
 */
export const wireTable = z.object({
  entity: z.string().max(60),
  columns: z.array(z.string().max(60)),
  rows: z.array(z.array(fieldValue)),
});
export type WireTable = z.output<typeof wireTable>;
export const rowColumns = ['id', 'rev', 'scopeId', 'rootId', 'createdAt', 'createdBy', 'deletedAt'] as const;

export const pullQuery = z.object({
  cursor: z.coerce.number().int().min(0),
  /** Hash of the scopes that the laptop holds (`hashOfScopes`). */
  scopes: z.string().max(64),
  /** At most about so many rows of each table, so that a laptop can apply a page quickly; one commit is never split. */
  limit: z.coerce.number().int().min(1).max(rowsInPullPage).exactOptional(),
});
export type PullQuery = z.output<typeof pullQuery>;

/**
 * What happened since the cursor, in whole commits. The laptop does in one transaction: purge the scopes it lost, the moves in order, the
 * rows, the new cursor. Where the scopes differ, each added one is loaded by `/sync/snapshot`; the cursor goes on meanwhile.
 */
export const pullAnswer = z.object({
  /** The server's last commit at this moment. */
  head: z.number().int(),
  cursor: z.number().int(),
  hasMore: z.boolean(),
  /** All single scopes of the user now; null where the laptop has them right. */
  scopes: z.array(scopeId).nullable(),
  /** A customer and all that hangs on it, or a task and the like, got another scope: relabel, or drop it where `to` is none of mine. */
  moves: z.array(z.object({ seq: z.number().int(), rootId: z.uuid(), to: anyScopeId })),
  tables: z.array(wireTable),
});
export type PullAnswer = z.output<typeof pullAnswer>;

/**
 * `after` is the last id of the page before; the answer is NDJSON: a head line, then one line for each row,
 * the array of its values (`["0199…",12,…]`), then the end line.
 */
export const snapshotQuery = z.object({
  scope: scopeId,
  entity: z.string().max(60),
  after: z.uuid().exactOptional(),
  /** Fields that none of the rows has need not be named. For a laptop that has no such rows yet: to others a field without a name is one that stays. */
  columns: z.literal('filled').exactOptional(),
});
export type SnapshotQuery = z.output<typeof snapshotQuery>;

export const digestsQuery = z.object({ cursor: z.coerce.number().int().min(0) });
/** What a laptop at that cursor holds, by kind of rows (`digest.ts`); null where something has happened since. */
export const digestsAnswer = z.object({
  seq: z.number().int(),
  tables: z.record(z.string(), z.object({ rows: z.number().int(), sum: z.number().int() })).nullable(),
});
export type DigestsAnswer = z.output<typeof digestsAnswer>;

/** How laptops are called that wrote lines of the history; each with a row of whose history the caller has a line of it. */
export const deviceNamesRequest = z.strictObject({
  asked: z.array(z.strictObject({ deviceId: z.uuid(), rowId: z.uuid() })).max(100),
});
export type DeviceNamesRequest = z.output<typeof deviceNamesRequest>;
/** Those alone of whose lines the caller sees one; of the others nothing is told, not even that they exist. */
export const deviceNamesAnswer = z.object({ devices: z.array(z.object({ id: z.uuid(), name: z.string() })) });
export type DeviceNamesAnswer = z.output<typeof deviceNamesAnswer>;

export const contentsQuery = z.object({ scope: scopeId, counts: z.literal('true').exactOptional() });
/** Kinds of rows that the office knows, each with whether the scope has any at commit `seq`: a laptop asks for those alone. */
export const scopeContents = z.object({
  seq: z.number().int(),
  kinds: z.record(z.string(), z.boolean()),
  /** How many of each, where that was asked for: a first sync tells how far it is. */
  rows: z.record(z.string(), z.number().int()).exactOptional(),
});
export type ScopeContents = z.output<typeof scopeContents>;

/** First line of a snapshot. `seq` is the server's last commit when it began; `rows` how many follow. Last line: `{"end": rows}`. */
export const snapshotHead = z.object({
  seq: z.number().int(),
  entity: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
});
export type SnapshotHead = z.output<typeof snapshotHead>;
export const snapshotEnd = z.object({ end: z.number().int() });

/** One event of `/sync/events`. */
export const nudge = z.object({ seq: z.number().int() });

// --- who is who ---------------------------------------------------------------------------------------------------------------

/** Open to everybody: enough to say "this is the office's server and we understand each other". */
export const officeHello = z.object({
  product: z.literal('fieldbook'),
  protocol: z.number().int(),
  oldestProtocol: z.number().int(),
  version: z.string(),
  serverTime: z.number().int(),
});
export type OfficeHello = z.output<typeof officeHello>;

const password = z.string().min(1).max(200);
const account = z.string().trim().min(1).max(200);

export const loginRequest = z.strictObject({
  account,
  password,
  /** The person's own password from now on; without it a first log-in with the administrator's is refused with `password-change-due`. */
  newPassword: password.exactOptional(),
  device: z.strictObject({
    /** Made by the laptop; one that belongs to somebody else is refused. */
    id: z.uuid(),
    name: z.string().trim().min(1).max(100),
    /** Ed25519, raw 32 bytes as base64: refreshing the session is signed with it. */
    publicKey: z.string().max(100),
    platform: z.string().max(60),
    appVersion: z.string().max(40),
    /** The highest operation number that will never be sent; 0 on a fresh laptop. */
    lastOpNo: z.number().int().min(0),
  }),
});
export type LoginRequest = z.output<typeof loginRequest>;

export const officeSession = z.object({
  /** Opaque, at most 15 minutes. */
  accessToken: z.string(),
  accessExpiresInMs: z.number().int(),
  /** Used once; the answer to using it brings the next. */
  refreshToken: z.string(),
  deviceId: z.uuid(),
  /** Two or three signs, unique in the office: the middle of a document number made offline. */
  deviceCode: z.string(),
  user: z.object({ id: z.uuid(), name: z.string(), role: z.enum(['rep', 'manager', 'admin']) }),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  epoch: z.string(),
  serverTime: z.number().int(),
});
export type OfficeSession = z.output<typeof officeSession>;

/** `signature` is Ed25519 over `refreshToken + '.' + signedAt`, base64. */
export const refreshRequest = z.strictObject({
  refreshToken: z.string().max(200),
  deviceId: z.uuid(),
  signedAt: z.number().int(),
  signature: z.string().max(200),
});
export type RefreshRequest = z.output<typeof refreshRequest>;

/** This laptop goes on as a new device (its data was put back from a backup): the session moves to the new one. */
export const renewDeviceRequest = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  publicKey: z.string().max(100),
  lastOpNo: z.number().int().min(0),
});
export type RenewDeviceRequest = z.output<typeof renewDeviceRequest>;
/** The tokens stay as they are; from now on refreshing is signed with the new device's key. Asking twice with one id is one device. */
export const renewDeviceAnswer = z.object({ deviceId: z.uuid(), deviceCode: z.string() });
export type RenewDeviceAnswer = z.output<typeof renewDeviceAnswer>;

export const changePasswordRequest = z.strictObject({ current: password, next: password });

export const officeDevice = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  platform: z.string(),
  appVersion: z.string(),
  userId: z.uuid(),
  userName: z.string(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type OfficeDevice = z.output<typeof officeDevice>;
export const devicesAnswer = z.object({ devices: z.array(officeDevice) });
/** Since when the calendar can be subscribed to; null where it cannot. */
export const calendarFeedAnswer = z.object({ madeAt: instant.nullable() });
export const madeCalendarFeedAnswer = z.object({ token: z.string().regex(/^[\w-]{43}$/), madeAt: instant });
/** Of commands that have nothing to tell: logout, a new password, the end of a device. */
export const doneAnswer = z.object({});

/** What the server says instead of an answer. Each code has a sentence in `src-shared/texts`. */
export const serverErrorCodes = [
  'invalid',
  'unauthenticated',
  'wrong-password',
  'signed-out',
  'device-revoked',
  'foreign-device',
  /** A refresh was signed more than five minutes off the server's clock (`fieldbook-time` of this very answer): sign again by that. */
  'clock-skew',
  'forbidden',
  'not-found',
  'too-weak-password',
  /** The password is right, and good for this only: log in with `newPassword` beside it. */
  'password-change-due',
  'too-many-tries',
  'too-large',
  'client-too-old',
  'client-too-new',
  'office-changed',
  'unavailable',
  'unexpected',
] as const;
export type ServerErrorCode = (typeof serverErrorCodes)[number];
export const serverError = z.object({
  error: z.object({
    code: z.enum(serverErrorCodes),
    /** English, for logs. */
    message: z.string(),
    retryAfterS: z.number().exactOptional(),
    fields: z.record(z.string(), z.string()).exactOptional(),
  }),
});
export type ServerError = z.output<typeof serverError>;

/** Every route of the server, by the name that the laptop and the matrix of rights use. */
export const routes = {
  hello: { method: 'GET', path: '/hello' },
  login: { method: 'POST', path: '/auth/login' },
  refresh: { method: 'POST', path: '/auth/refresh' },
  logout: { method: 'POST', path: '/auth/logout' },
  changePassword: { method: 'POST', path: '/auth/password' },
  renewDevice: { method: 'POST', path: '/auth/device' },
  myDevices: { method: 'GET', path: '/devices' },
  allDevices: { method: 'GET', path: '/devices/all' },
  revokeDevice: { method: 'POST', path: '/devices/:id/revoke' },
  calendarFeed: { method: 'GET', path: '/auth/calendar' },
  makeCalendarFeed: { method: 'POST', path: '/auth/calendar' },
  endCalendarFeed: { method: 'POST', path: '/auth/calendar/end' },
  /** `:id` is the token with `.ics` behind it. */
  readCalendar: { method: 'GET', path: '/calendar/:id' },
  push: { method: 'POST', path: '/sync/push' },
  pull: { method: 'GET', path: '/sync/pull' },
  contents: { method: 'GET', path: '/sync/contents' },
  snapshot: { method: 'GET', path: '/sync/snapshot' },
  digests: { method: 'GET', path: '/sync/digests' },
  events: { method: 'GET', path: '/sync/events' },
  deviceNames: { method: 'POST', path: '/sync/device-names' },
  beginBlob: { method: 'POST', path: '/blobs/:id' },
  sendBlob: { method: 'PATCH', path: '/blobs/:id' },
  fetchBlob: { method: 'GET', path: '/blobs/:id' },
  health: { method: 'GET', path: '/health' },
  ready: { method: 'GET', path: '/ready' },
  openapi: { method: 'GET', path: '/openapi.json' },
} as const;
export type RouteName = keyof typeof routes;
