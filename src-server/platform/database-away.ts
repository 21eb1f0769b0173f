/** The database is not reached, or went away in the middle of a transaction. Laptops are told to come again. */
export class DatabaseAway extends Error {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(
      `The database of DATABASE_URL does not answer (${code}). Is PostgreSQL running there, and are user, password and name right?`,
      { cause },
    );
    this.name = 'DatabaseAway';
    this.code = code;
  }
}
