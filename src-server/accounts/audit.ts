import { createHash } from 'node:crypto';
import type { Sql } from '../platform/database.ts';

/** What is written down for good. Secrets never are: no password, no token, and no account that nobody has (people type passwords there). */
export const auditEvents = [
  'login',
  'login-failed',
  'login-refused',
  'logout',
  'session-reused',
  'refresh-refused',
  'denied',
  'device-registered',
  'device-renewed',
  'device-revoked',
  'password-changed',
  'password-set',
  'user-created',
  'user-changed',
  'role-changed',
  'visit-sealed',
  'calendar-feed-made',
  'calendar-feed-ended',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

export interface AuditEntry {
  readonly event: AuditEvent;
  /** Who did it; null where nobody is known or the office's own command did. */
  readonly userId: string | null;
  readonly deviceId: string | null;
  /** The address that the request came from; null for a command on the server. */
  readonly address: string | null;
  /** Flat, and without personal data beyond ids. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** The chain of what belongs to no office: tries to log in to accounts that do not exist. */
export const nobodysTenant = '00000000-0000-0000-0000-000000000000';

/**
 * Adds a line to the office's audit log. Number and hashes are made by the database (`audit_chain`), so nobody can choose them. Let it be
 * the last statement of its transaction: until the commit everybody else who wants to write a line waits.
 */
export async function writeAudit(sql: Sql, tenantId: string, entry: AuditEntry, nowMs: number): Promise<void> {
  await sql.query(
    // What the trigger makes is NOT NULL, so it needs something to put in its place.
    `INSERT INTO audit_log (tenant_id, n, at, event, user_id, device_id, address, detail, previous_hash, hash)
     VALUES ($1, 0, $2, $3, $4, $5, $6, $7, '', '')`,
    [
      tenantId,
      new Date(nowMs).toISOString(),
      entry.event,
      entry.userId,
      entry.deviceId,
      entry.address,
      JSON.stringify(entry.detail),
    ],
  );
}

export interface AuditLine {
  readonly number: number;
  readonly at: string;
  readonly event: string;
  readonly userId: string | null;
  readonly deviceId: string | null;
  readonly address: string | null;
  /** JSON, byte for byte as it was written. */
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
}

/** What the line before the first one is said to hash to. */
export const chainStart = '0'.repeat(64);

/** The hash of a line: over the one before and every field with its length in front, so that no two lines run into each other. */
export function hashOfLine(line: Omit<AuditLine, 'hash'>): string {
  const fields = [
    line.previous,
    String(line.number),
    line.at,
    line.event,
    line.userId ?? '-',
    line.deviceId ?? '-',
    line.address ?? '-',
    line.detail,
  ];
  return createHash('sha256')
    .update(fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join(''))
    .digest('hex');
}

export type ChainProblem = 'number' | 'previous' | 'hash';

/** The first line that does not follow from the one before; null for a sound chain. */
export function problemOfChain(
  lines: readonly AuditLine[],
  before: { readonly number: number; readonly hash: string } = { number: 0, hash: chainStart },
): { readonly number: number; readonly problem: ChainProblem } | null {
  let last = before;
  for (const line of lines) {
    if (line.number !== last.number + 1) return { number: last.number + 1, problem: 'number' };
    if (line.previous !== last.hash) return { number: line.number, problem: 'previous' };
    if (line.hash !== hashOfLine(line)) return { number: line.number, problem: 'hash' };
    last = line;
  }
  return null;
}

export interface AuditVerdict {
  readonly lines: number;
  /** Of the last line. Kept somewhere else, it shows later whether the end was cut off: pass it as `expected`. */
  readonly hash: string;
  readonly problem: { readonly number: number; readonly problem: ChainProblem | 'expected-missing' } | null;
}

/** Follows the chain of one office from its first line. As the owner or as the app's role with the tenant set. */
export async function verifyAudit(sql: Sql, tenantId: string, expected: string | null = null): Promise<AuditVerdict> {
  let last = { number: 0, hash: chainStart };
  let hasExpected = expected === null;
  for (;;) {
    const lines = await sql.query<AuditLine>(
      `SELECT n AS number, at, event, user_id::text AS "userId", device_id::text AS "deviceId", address, detail,
              previous_hash AS previous, hash
         FROM audit_log WHERE tenant_id = $1 AND n > $2 ORDER BY n LIMIT 5000`,
      [tenantId, last.number],
    );
    const problem = problemOfChain(lines, last);
    if (problem !== null) return { lines: last.number, hash: last.hash, problem };
    hasExpected ||= lines.some((line) => line.hash === expected);
    const end = lines.at(-1);
    if (end === undefined) break;
    last = end;
  }
  return {
    lines: last.number,
    hash: last.hash,
    problem: hasExpected ? null : { number: last.number + 1, problem: 'expected-missing' },
  };
}
