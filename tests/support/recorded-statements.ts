import type { Db } from '../../src-main/core/platform/database.ts';

/** The database, and every statement that is prepared through it. */
export function recordStatements(db: Db): { readonly recording: Db; readonly asked: readonly string[] } {
  const asked: string[] = [];
  const recording = new Proxy(db, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name) as unknown;
      return (sql: string) => {
        asked.push(sql);
        return target.prepare(sql);
      };
    },
  });
  return { recording, asked };
}
