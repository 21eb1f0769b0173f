/** One step of the local database, forward only. A released one is never edited: its hash is checked at every start. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
