import type { AppStatus } from '../../../src-shared/app/app.contract.ts';
import type { Session } from './session.ts';

/** Whose profile is open, as every screen shows it. */
export function profileStatus(session: Session): NonNullable<AppStatus['profile']> {
  const { ctx, profile } = session;
  const userId = ctx.userId() ?? profile.userId;
  const name = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck().get(userId);
  return {
    kind: profile.kind,
    userId,
    userName: typeof name === 'string' ? name : '',
    companyName: ctx.state.get('company_name') ?? '',
    keyProtection: { backend: profile.key.backend, isStrong: profile.key.isStrong },
  };
}
