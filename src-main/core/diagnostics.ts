import type { AppError } from '../../src-shared/rpc/errors.ts';
import type { AppCapabilities } from '../../src-shared/app/app.contract.ts';
import type { Session } from './profile/session.ts';

/** Facts for a support request: counts and versions, nothing of any customer. */
export function diagnosticsOf(
  deps: { readonly version: string; readonly capabilities: AppCapabilities },
  session: Session | null,
  problem: AppError | null,
): string {
  const facts: Record<string, unknown> = {
    version: deps.version,
    host: deps.capabilities.host,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    problem: problem?.code ?? null,
  };
  if (session !== null) {
    const { db } = session.ctx;
    const one = (sql: string) => db.prepare(sql).pluck().get();
    facts['sqlite'] = one('SELECT sqlite_version()');
    facts['schema'] = db.pragma('user_version', { simple: true });
    facts['customers'] = one('SELECT count(*) FROM customers');
    facts['operations'] = one('SELECT ifnull(max(op_no), 0) FROM outbox');
    facts['keyBackend'] = session.profile.key.backend;
  }
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');
}
