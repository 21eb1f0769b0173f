import type Database from 'better-sqlite3';
import type { Db, SqlStatement } from './database.ts';

type Mode = 'pluck' | 'expand' | 'raw' | 'safeIntegers';

/**
 * From here on `db.prepare` answers a statement that SQLite compiles at its first call. A session makes every feature's statements,
 * hundreds of them; to compile them all is most of what opening a profile takes, and a day uses some. A statement that SQLite refuses
 * says so at its first call then, with the same error.
 */
export function compileStatementsLate(db: Db): void {
  const compile = db.prepare.bind(db);
  db.prepare = ((sql: string) => new LateStatement(db, sql, compile)) as Db['prepare']; // its overloads differ in types only
}

class LateStatement implements SqlStatement {
  readonly database: Db;
  readonly source: string;
  readonly #compile: (sql: string) => SqlStatement;
  #modes: Array<readonly [Mode, boolean]> = [];
  #compiled: SqlStatement | undefined;

  constructor(database: Db, source: string, compile: (sql: string) => SqlStatement) {
    this.database = database;
    this.source = source;
    this.#compile = compile;
  }

  get #statement(): SqlStatement {
    return this.#compiled ?? this.#compileNow();
  }

  #compileNow(): SqlStatement {
    const statement = this.#compile(this.source);
    for (const [mode, isOn] of this.#modes) statement[mode](isOn);
    this.#modes = [];
    this.#compiled = statement;
    return statement;
  }

  #set(mode: Mode, isOn: boolean): this {
    if (this.#compiled === undefined) this.#modes.push([mode, isOn]);
    else this.#compiled[mode](isOn);
    return this;
  }

  run(...params: unknown[]): Database.RunResult {
    return this.#statement.run(...params);
  }

  get(...params: unknown[]): unknown {
    return this.#statement.get(...params);
  }

  all(...params: unknown[]): unknown[] {
    return this.#statement.all(...params);
  }

  iterate(...params: unknown[]): IterableIterator<unknown> {
    return this.#statement.iterate(...params);
  }

  pluck(isOn = true): this {
    return this.#set('pluck', isOn);
  }

  expand(isOn = true): this {
    return this.#set('expand', isOn);
  }

  raw(isOn = true): this {
    return this.#set('raw', isOn);
  }

  safeIntegers(isOn = true): this {
    return this.#set('safeIntegers', isOn);
  }

  bind(...params: unknown[]): this {
    this.#statement.bind(...params);
    return this;
  }

  columns(): Database.ColumnDefinition[] {
    return this.#statement.columns();
  }

  get reader(): boolean {
    return this.#statement.reader;
  }

  get readonly(): boolean {
    return this.#statement.readonly;
  }

  get busy(): boolean {
    return this.#statement.busy;
  }
}
