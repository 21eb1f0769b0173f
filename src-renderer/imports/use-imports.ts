import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';
import type { ImportMapping, ImportReport } from '../../src-shared/imports/import.ts';
import type { LegacyChoice } from '../../src-shared/imports/imports.contract.ts';
import { useClient } from '../api/client.tsx';
import { useJobs } from '../api/use-jobs.ts';

/** As many problems as a person can look through; the rest is counted. */
export const mostProblems = 1000;

/** How the file is to be read; what is left to the program is null or `auto`. */
export interface ReadingChoice {
  readonly mapping: ImportMapping | null;
  readonly legacyText: LegacyChoice;
  readonly guessesPersons: boolean;
}

/** What is in the file and what would become of it; asked again when the choice or a customer changes. */
export function useInspection(file: string, { mapping, legacyText, guessesPersons }: ReadingChoice) {
  const client = useClient();
  return useQuery({
    queryKey: ['imports', 'inspect', file, mapping, legacyText, guessesPersons],
    meta: { entities: ['customers', 'contacts'] },
    queryFn: () => client.imports.inspect({ file, legacyText, guessesPersons, ...(mapping === null ? {} : { mapping }) }),
    placeholderData: keepPreviousData,
  });
}

export type Inspection = NonNullable<ReturnType<typeof useInspection>['data']>;

/** The old wards of all rows of a long file; asked anew only where the columns of the address are others. */
export function useAllWards(
  file: string,
  { mapping, legacyText, isAsked }: { mapping: ImportMapping; legacyText: LegacyChoice; isAsked: boolean },
) {
  const client = useClient();
  const ofPlace = Object.fromEntries(
    Object.entries(mapping).filter(([, target]) => target === 'address' || target === 'province'),
  );
  const isWorthIt = isAsked && Object.values(ofPlace).includes('address');
  const { data, isFetching } = useQuery({
    queryKey: ['imports', 'wards', file, legacyText, ofPlace],
    meta: { entities: ['imports'] },
    queryFn: () => client.imports.wards({ file, legacyText, mapping: ofPlace }),
    enabled: isWorthIt,
  });
  return { found: isWorthIt ? data : undefined, isLooking: isWorthIt && isFetching };
}

function importsQuery(client: Client) {
  return queryOptions({
    queryKey: ['imports', 'list'],
    meta: { entities: ['imports', 'officeSettings', 'users'] },
    queryFn: () => client.imports.list({}),
  });
}

/** Imports of this laptop, newest first. */
export function useImports() {
  return useQuery(importsQuery(useClient()));
}

export function useImportProblems(id: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['imports', 'problems', id],
    meta: { entities: ['imports'] },
    queryFn: () => client.imports.problems({ id, limit: mostProblems }),
  });
}

/** The import that runs now: also one that this screen did not start, or started before it was loaded again. */
export function useRunningImport() {
  return useJobs().find((job) => job.kind === 'import' && job.state === 'running');
}

export function canUndo(report: ImportReport): boolean {
  return report.state === 'done' && report.created + report.updated > 0;
}
