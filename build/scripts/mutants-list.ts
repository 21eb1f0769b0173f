/** One rule of the sync, broken in one place. */
export interface Mutant {
  readonly name: string;
  /** What the program does wrong with it. */
  readonly breaks: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'clock-only last writer wins',
    breaks: 'what was changed in sight of another value loses against a clock that goes fast',
    file: 'src-shared/sync/merge.ts',
    find: "const isSeen = policy === 'own' || isSeenBy(version, op);",
    replace: "const isSeen = policy === 'own' || isLater(mine, version);",
  },
];
