import { BaseSequencer, type TestSpecification } from 'vitest/node';

/*
 * Which test files take long on a machine that has not run them yet. Without a word vitest begins with the largest file, and a long one
 * that is small would be the last: one core would wait while it runs.
 */

export const slowUnitFiles: readonly string[] = [
  'tests/parity/fuzz.test.ts',
  'tests/server/sync-pglite.test.ts',
  'tests/parity/parity.test.ts',
  'tests/server/database-hangs.test.ts',
  'tests/office/laptops.test.ts',
  'tests/simulation/simulation.test.ts',
  'tests/server/sync-postgres.test.ts',
  'src-main/core/profile/restore-backup.test.ts',
  'build/electron/package.test.ts',
  'src-main/core/profile/open-profile.test.ts',
  'tests/server/main.test.ts',
  'tests/simulation/simulation-sql.test.ts',
  'src-main/core/imports/imports.service.test.ts',
];

export const slowScreenFiles: readonly string[] = [
  'tests/e2e/specs/office.e2e.test.ts',
  'tests/e2e/specs/customers.e2e.test.ts',
  'tests/e2e/specs/looks.e2e.test.ts',
  'tests/e2e/specs/timeline.e2e.test.ts',
  'tests/e2e/specs/today.e2e.test.ts',
  'tests/e2e/specs/people.e2e.test.ts',
  'tests/e2e/specs/imports.e2e.test.ts',
  'tests/e2e/specs/standing.e2e.test.ts',
  'tests/e2e/specs/sharing.e2e.test.ts',
  'tests/e2e/specs/visit-proof.e2e.test.ts',
  'tests/e2e/specs/office-faces.e2e.test.ts',
  'tests/e2e/specs/parts.e2e.test.ts',
  'tests/e2e/specs/papers.e2e.test.ts',
  'tests/e2e/specs/own-fields.e2e.test.ts',
  'tests/e2e/specs/quotes.e2e.test.ts',
  'tests/e2e/specs/backup.e2e.test.ts',
  'tests/e2e/specs/imports-more.e2e.test.ts',
];

export const slowFaultFiles: readonly string[] = [
  'tests/faults/power-cut.test.ts',
  'tests/faults/kill.test.ts',
  'tests/faults/office-kills.test.ts',
  'tests/faults/disk-errors.test.ts',
  'tests/faults/migration.test.ts',
  'tests/faults/corruption.test.ts',
];

/** For `sequence.sequencer`: these files first, in this order, then the others as vitest would order them. */
export function slowFilesFirst(slow: readonly string[]) {
  const placeOf = ({ moduleId }: TestSpecification) => {
    const place = slow.findIndex((file) => moduleId.endsWith(file));
    return place < 0 ? slow.length : place;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
    }
  };
}
