import type { PasswordHasher } from '../accounts/hashing.ts';
import type { ServerDeps } from '../platform/app.ts';

/** What an office command is given. */
export interface OfficeDeps extends Pick<ServerDeps, 'database' | 'clock' | 'ids'> {
  readonly hasher: PasswordHasher;
}

export const roles = ['rep', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];
