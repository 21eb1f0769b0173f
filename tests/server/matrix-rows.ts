import { randomUUID } from 'node:crypto';
import { blobPartType, uploadOffsetHeader } from '../../src-shared/files/blob-wire.ts';
import { deviceNamesAnswer, digestsAnswer, pushAnswer, scopeContents } from '../../src-shared/sync/protocol.ts';
import type { TestLaptop } from './test-laptop.ts';
import type { TestOffice } from './test-office.ts';
import type { TestPaper } from './test-papers.ts';
import { type Answer, password } from './test-server.ts';

/*
 * Who may do what: every route of the server with each of ten callers. A route that the server has and this table has not fails the
 * test, and the other way round.
 */
export const callers = [
  'anonymous', //     no token, an account that nobody has
  'expired', //       the access token is a quarter of an hour old
  'disabled', //      the account was closed after the login
  'revoked', //       the device was ended
  'repOwner', //      looks after the customer that is asked for
  'repOther', //      a colleague of the same team
  'managerOwn', //    the manager of that team
  'managerOther', //  the manager of another team
  'admin',
  'foreignAdmin', //  of another office on the same server
] as const;
export type CallerName = (typeof callers)[number];

export interface Setting {
  readonly office: TestOffice;
  /** A device of repOwner that no caller uses; it wrote a line of the customer's history. */
  readonly spareDeviceId: string;
  readonly epoch: string;
  /** What repOwner has put on the customer and sent. */
  readonly paper: TestPaper;
  /** The secret word of repOwner's calendar. */
  readonly calendarToken: string;
}

export interface MatrixRow {
  /** What each caller gets: `yes`, or the code of the refusal. */
  readonly expected: Readonly<Record<CallerName, string>>;
  /** Asks as this caller; `laptop` holds his session (anonymous: a made-up one). */
  readonly ask: (laptop: TestLaptop, setting: Setting) => Promise<Answer>;
  /** What the answer means; usually `yes` or the refusal's code. */
  readonly verdict?: (answer: Answer, setting: Setting) => string;
  /** Asking changes the caller's own session, so that the next route needs other callers. */
  readonly spends?: boolean;
  /** Tables in which a refused request may leave a trace; the audit log always. */
  readonly bookkeeping?: readonly string[];
}

const everybody: MatrixRow['expected'] = {
  anonymous: 'yes',
  expired: 'yes',
  disabled: 'yes',
  revoked: 'yes',
  repOwner: 'yes',
  repOther: 'yes',
  managerOwn: 'yes',
  managerOther: 'yes',
  admin: 'yes',
  foreignAdmin: 'yes',
};
const signedIn: MatrixRow['expected'] = {
  ...everybody,
  anonymous: 'unauthenticated',
  expired: 'unauthenticated',
  disabled: 'signed-out',
  revoked: 'device-revoked',
};

/** Whoever made the paper sends its bytes; whoever sees the paper may have them. */
const forMaker: MatrixRow['expected'] = {
  ...signedIn,
  repOther: 'not-found',
  managerOwn: 'not-found',
  managerOther: 'not-found',
  admin: 'not-found',
  foreignAdmin: 'not-found',
};

/** By `METHOD /path`, as the router names them. */
export const matrix: Readonly<Record<string, MatrixRow>> = {
  'GET /hello': { expected: everybody, ask: (laptop) => laptop.call('hello') },
  'GET /health': { expected: everybody, ask: (laptop) => laptop.call('health') },
  'GET /ready': { expected: everybody, ask: (laptop) => laptop.call('ready') },
  'GET /openapi.json': { expected: everybody, ask: (laptop) => laptop.call('openapi') },

  'POST /auth/login': {
    spends: true,
    expected: { ...everybody, anonymous: 'wrong-password', disabled: 'forbidden', revoked: 'device-revoked' },
    ask: (laptop) => laptop.login(),
  },
  'POST /auth/refresh': {
    spends: true,
    expected: { ...everybody, anonymous: 'signed-out', disabled: 'signed-out', revoked: 'device-revoked' },
    ask: (laptop) => laptop.askRefresh(),
  },
  'POST /auth/logout': { spends: true, expected: signedIn, ask: (laptop) => laptop.call('logout') },
  'POST /auth/password': {
    spends: true,
    expected: signedIn,
    ask: (laptop) => laptop.call('changePassword', { body: { current: password, next: 'ngày mai trời lại sáng' } }),
  },
  'POST /auth/device': {
    spends: true,
    expected: signedIn,
    ask: (laptop) =>
      laptop.call('renewDevice', { body: { id: randomUUID(), name: 'Máy mới', publicKey: laptop.publicKey, lastOpNo: 0 } }),
  },
  'GET /auth/calendar': { expected: signedIn, ask: (laptop) => laptop.call('calendarFeed') },
  'POST /auth/calendar': { expected: signedIn, spends: true, ask: (laptop) => laptop.call('makeCalendarFeed', { body: {} }) },
  'POST /auth/calendar/end': { expected: signedIn, spends: true, ask: (laptop) => laptop.call('endCalendarFeed', { body: {} }) },
  // Whoever has the secret word reads, logged in or not; nobody reads anything without it.
  'GET /calendar/:id': {
    expected: everybody,
    ask: (laptop, { calendarToken }) => laptop.call('readCalendar', { id: `${calendarToken}.ics`, token: null }),
  },
  'GET /devices': { expected: signedIn, ask: (laptop) => laptop.call('myDevices') },
  'GET /devices/all': {
    expected: { ...signedIn, repOwner: 'forbidden', repOther: 'forbidden', managerOwn: 'forbidden', managerOther: 'forbidden' },
    ask: (laptop) => laptop.call('allDevices'),
  },
  'POST /devices/:id/revoke': {
    spends: true,
    expected: {
      ...signedIn,
      repOther: 'forbidden',
      managerOwn: 'forbidden',
      managerOther: 'forbidden',
      foreignAdmin: 'not-found',
    },
    ask: (laptop, { spareDeviceId }) => laptop.call('revokeDevice', { id: spareDeviceId }),
  },

  'POST /sync/push': {
    // Whether an operation is allowed is answered one by one, inside; here: whether the row that was sent stands.
    spends: true,
    expected: { ...signedIn, managerOther: 'op-forbidden', repOther: 'op-forbidden', foreignAdmin: 'office-changed' },
    bookkeeping: ['op_results', 'devices'],
    ask: (laptop, { office, epoch }) =>
      laptop.call('push', {
        body: {
          deviceId: laptop.device.id,
          epoch,
          schemaV: 3,
          ops: [
            {
              opNo: 1,
              group: randomUUID(),
              entity: 'customers',
              id: office.customerId,
              kind: 'update',
              patch: { note: 'Gọi lại' },
              baseRev: 1,
              hlc: '019ab8d3c0000000',
              at: '2026-11-25T01:00:00.000Z',
            },
          ],
        },
      }),
    verdict: (answer) => {
      if (answer.code !== null) return answer.code;
      const results = pushAnswer.parse(answer.body);
      const [first] = results.outcome === 'done' ? results.results : [];
      return first?.status === 'rejected' ? `op-${first.code}` : 'yes';
    },
  },
  'GET /sync/pull': {
    expected: {
      ...signedIn,
      repOther: 'not-this-customer',
      managerOther: 'not-this-customer',
      foreignAdmin: 'not-this-customer',
    },
    ask: (laptop) => laptop.call('pull', { query: '?cursor=0&scopes=' }),
    verdict: (answer, { office }) => answer.code ?? (answer.text.includes(office.customerId) ? 'yes' : 'not-this-customer'),
  },
  'GET /sync/contents': {
    expected: { ...signedIn, repOther: 'forbidden', managerOther: 'forbidden', foreignAdmin: 'forbidden' },
    ask: (laptop, { office }) => laptop.call('contents', { query: `?scope=user:${office.people.repNorth.userId}` }),
    verdict: (answer) => answer.code ?? (scopeContents.parse(answer.body).kinds['customers'] === true ? 'yes' : 'empty'),
  },
  'GET /sync/digests': {
    expected: signedIn,
    ask: (laptop) => laptop.call('digests', { query: '?cursor=0' }),
    verdict: (answer) => answer.code ?? (digestsAnswer.parse(answer.body).tables === null ? 'yes' : 'too-much'),
  },
  'POST /sync/device-names': {
    // How a laptop is called is told to whoever sees what it wrote; to the others it is as if there were none.
    expected: { ...signedIn, repOther: 'no-name', managerOther: 'no-name', foreignAdmin: 'no-name' },
    ask: (laptop, { office, spareDeviceId }) =>
      laptop.call('deviceNames', { body: { asked: [{ deviceId: spareDeviceId, rowId: office.customerId }] } }),
    verdict: (answer) => answer.code ?? (deviceNamesAnswer.parse(answer.body).devices.length === 1 ? 'yes' : 'no-name'),
  },
  'GET /sync/snapshot': {
    expected: { ...signedIn, repOther: 'forbidden', managerOther: 'forbidden', foreignAdmin: 'forbidden' },
    ask: (laptop, { office }) =>
      laptop.call('snapshot', { query: `?scope=user:${office.people.repNorth.userId}&entity=customers` }),
    verdict: (answer, { office }) => answer.code ?? (answer.text.includes(office.customerId) ? 'yes' : 'empty'),
  },
  'POST /blobs/:id': {
    expected: forMaker,
    ask: (laptop, { paper }) => laptop.call('beginBlob', { id: paper.sha256, body: { bytes: paper.content.length } }),
  },
  'PATCH /blobs/:id': {
    expected: forMaker,
    ask: (laptop, { paper }) =>
      laptop.call('sendBlob', {
        id: paper.sha256,
        bytes: paper.content,
        headers: { 'content-type': blobPartType, [uploadOffsetHeader]: '0' },
      }),
  },
  'GET /blobs/:id': {
    expected: { ...signedIn, repOther: 'not-found', managerOther: 'not-found', foreignAdmin: 'not-found' },
    ask: (laptop, { paper }) => laptop.call('fetchBlob', { id: paper.sha256 }),
    verdict: (answer, { paper }) => answer.code ?? (answer.text === paper.content.toString() ? 'yes' : 'something else'),
  },
  'GET /sync/events': { expected: signedIn, ask: (laptop) => laptop.call('events', { isStream: true }) },
};
