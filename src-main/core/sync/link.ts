import type { OfficeProblemCode } from '../../../src-shared/office/office.contract.ts';
import { AppError, type ErrorCode } from '../../../src-shared/rpc/errors.ts';
import type {
  DeviceNamesAnswer,
  DeviceNamesRequest,
  DigestsAnswer,
  OfficeHello,
  PullAnswer,
  PushAnswer,
  PushRequest,
  ScopeContents,
  SnapshotQuery,
} from '../../../src-shared/sync/protocol.ts';

/**
 * The way to the office as the sync engine knows it. Session, tokens and HTTP are behind it; what comes out has been checked against the
 * schemas of `src-shared/sync/protocol.ts`.
 *
 * Every method throws an `AppError` of one of `linkErrorCodes` and nothing else (a bug aside); nothing is ever half answered. An aborted
 * `signal` throws `offline`. `busy` and `too-many-tries` may bring `details.retryAfterS`.
 */
export interface OfficeLink {
  hello(signal: AbortSignal): Promise<{ hello: OfficeHello; roundTripMs: number }>;
  push(request: PushRequest, signal: AbortSignal): Promise<Answered<PushAnswer>>;
  /** `push` will be asked to send this very request soon: it may be packed meanwhile. */
  makeReady?(request: PushRequest): void;
  /** `answer` is null where nothing happened since the cursor (204). */
  pull(query: PullRequest, signal: AbortSignal): Promise<Answered<PullAnswer | null>>;
  /** An office that does not know this question yet refuses it like a table that it does not know (`isUnknownToOffice`). */
  contents(scope: string, signal: AbortSignal, more?: { readonly isCounted: boolean }): Promise<Answered<ScopeContents>>;
  /** Like `contents`, an older office does not know this question. */
  digests(cursor: number, signal: AbortSignal): Promise<Answered<DigestsAnswer>>;
  /** How laptops are called; an older office does not know this question, and a link need not either. */
  deviceNames?(asked: DeviceNamesRequest['asked'], signal: AbortSignal): Promise<Answered<DeviceNamesAnswer>>;
  /** The NDJSON answer, head and end included, as texts of any number of whole lines; breaks off with `offline`. */
  snapshot(query: SnapshotQuery, signal: AbortSignal): Promise<Answered<AsyncIterable<string>>>;
  /**
   * Listens to the office's nudges until the stream ends (answers) or breaks (throws); `onNudge` gets the office's last commit, and null as
   * soon as the stream stands: of what was committed before it did, nobody tells.
   */
  events(onNudge: (seq: number | null) => void, signal: AbortSignal): Promise<void>;
  /**
   * Goes on as the device `deviceId` (its data was put back from a backup), whose operations go on after `lastOpNo`. Answers after the new
   * session is stored (`session_device_id` with it). The same id again is no error.
   */
  renewDevice(device: { readonly deviceId: string; readonly lastOpNo: number }, signal: AbortSignal): Promise<void>;
}

export interface PullRequest {
  readonly cursor: number;
  /** Hash of the scopes that the laptop holds. */
  readonly scopes: string;
  /** At most so many rows of each table, where the server goes along. */
  readonly limit?: number;
}

export interface Answered<T> {
  readonly answer: T;
  /** Which life of the office's database answered. */
  readonly epoch: string;
  /** The office's clock when it answered, and how long question and head of the answer took together. */
  readonly serverTime: number;
  readonly roundTripMs: number;
}

/**
 * What a link may throw as `AppError`. `busy` is a server in maintenance or overloaded; `invalid` (400) and `too-large` (413) are about what
 * was sent: the engine sends less at a time, and at last refuses the one operation that nobody understands.
 */
export const linkErrorCodes = [
  'offline',
  'not-an-office',
  'server-too-old',
  'client-too-old',
  'signed-out',
  'device-revoked',
  'office-changed',
  'too-many-tries',
  'busy',
  'invalid',
  'too-large',
  'unexpected',
] as const satisfies readonly ErrorCode[];
export type LinkErrorCode = (typeof linkErrorCodes)[number];

export interface SyncProblem {
  readonly code: OfficeProblemCode;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

const problems: Readonly<Record<LinkErrorCode, OfficeProblemCode>> = {
  offline: 'offline',
  'not-an-office': 'not-an-office',
  'server-too-old': 'server-too-old',
  'client-too-old': 'client-too-old',
  'signed-out': 'signed-out',
  'device-revoked': 'device-revoked',
  'office-changed': 'office-changed',
  'too-many-tries': 'too-many-tries',
  busy: 'unavailable',
  invalid: 'unexpected',
  'too-large': 'unexpected',
  unexpected: 'unexpected',
};

/** What a screen is told of an error of the link; everything that is none of its errors is `unexpected`. */
export function problemOf(error: unknown): SyncProblem {
  if (error instanceof AppError && isLinkErrorCode(error.code)) {
    return { code: problems[error.code], details: error.details ?? {} };
  }
  return { code: 'unexpected', details: { message: error instanceof Error ? error.message : String(error) } };
}

function isLinkErrorCode(code: ErrorCode): code is LinkErrorCode {
  return Object.hasOwn(problems, code);
}
