import Database from 'better-sqlite3';
import type { Db } from '../../src-main/core/platform/database.ts';

/*
 * The end of a laptop's program in the middle of its work. From the statement where it falls on, nothing reaches this laptop's database:
 * the open transaction is rolled back, as the next start would do after kill -9.
 */

export class Crash extends Error {}

export function isCrash(error: unknown): boolean {
  return error instanceof Crash || (error instanceof Error && error.cause !== undefined && isCrash(error.cause));
}

/** Databases whose program has ended. */
export const crashing = new Set<Db>();
/** After so many writing statements the program ends. */
const countdown = new Map<Db, number>();

/** Lets the program end at its `statements`-th writing statement from now. */
export function crashAfter(db: Db, statements: number): void {
  countdown.set(db, statements);
}

export function disarm(db: Db): void {
  countdown.delete(db);
}

interface StatementPrototype {
  run(...parameters: unknown[]): unknown;
  readonly database: Db;
}

let isInstalled = false;

/** Stands in front of better-sqlite3's `run`, once for each process. */
export function installCrashes(): void {
  if (isInstalled) return;
  isInstalled = true;
  const probe = new Database(':memory:');
  const prototype = Object.getPrototypeOf(probe.prepare('SELECT 1')) as StatementPrototype; // the class of all statements
  probe.close();
  const run = prototype.run;
  prototype.run = function (this: StatementPrototype, ...parameters: unknown[]) {
    if (countdown.size > 0 || crashing.size > 0) endAtItsTime(this.database);
    return run.apply(this, parameters);
  };
}

function endAtItsTime(db: Db): void {
  if (crashing.has(db)) throw new Crash('the program has ended');
  const left = countdown.get(db);
  if (left === undefined) return;
  if (left > 0) {
    countdown.set(db, left - 1);
    return;
  }
  countdown.delete(db);
  crashing.add(db);
  throw new Crash('the program ends here');
}
