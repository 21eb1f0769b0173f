import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import {
  type OfficeRules,
  officeRules,
  type officeRulesContract,
  standardRules,
} from '../../../src-shared/settings/office-rules.contract.ts';
import type { Context } from '../context.ts';
import type { Db } from '../platform/database.ts';

/** Reads the rules; one that is missing, or that this version cannot read, is the standard one. */
export function createOfficeRulesReader(db: Db): () => OfficeRules {
  // Two laptops may have written the same rule at the same time: the newer row counts, on every laptop the same.
  const rows = db.prepare('SELECT "key", value FROM office_settings WHERE deleted_at IS NULL ORDER BY created_at, id');
  return () => {
    const rules: Record<string, unknown> = { ...standardRules };
    for (const { key, value } of rows.all() as { key: string; value: string | null }[] /* the columns selected */) {
      if (!isRule(key) || value === null) continue;
      const parsed = officeRules.shape[key].safeParse(readJson(value));
      if (parsed.success) rules[key] = parsed.data;
    }
    return rules as OfficeRules; // the standard rules, each replaced by one that its own schema let through
  };
}

/** @returns the role of whoever works here; `rep` where the users do not name him. */
export function createRoleReader(ctx: Context): () => 'rep' | 'manager' | 'admin' {
  const role = ctx.db.prepare('SELECT role FROM users WHERE id = ?').pluck();
  return () => {
    const found = role.get(ctx.userId());
    return found === 'admin' || found === 'manager' ? found : 'rep';
  };
}

export function createOfficeRulesService(ctx: Context): HandlersOf<typeof officeRulesContract> {
  const read = createOfficeRulesReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  const rowOf = ctx.db
    .prepare('SELECT id FROM office_settings WHERE "key" = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1')
    .pluck();
  return {
    get: () => ({ ...read(), mayChange: roleOf() === 'admin' }),
    set(change) {
      if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the rules of the office');
      const { groupId } = ctx.write.transact((tx) => {
        for (const [key, value] of Object.entries(change)) {
          const id = rowOf.get(key);
          if (typeof id === 'string') tx.update('officeSettings', id, { value: JSON.stringify(value) });
          else tx.create('officeSettings', { key, value: JSON.stringify(value) });
        }
      });
      return { groupId };
    },
  };
}

function isRule(key: string): key is keyof OfficeRules {
  return Object.hasOwn(officeRules.shape, key);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
