import { z } from 'zod';
import { contract, type Contract } from '../../src-shared/contract.ts';
import { AppError, type Outcome } from '../../src-shared/rpc/errors.ts';
import type { HandlersOfContract, Procedure } from '../../src-shared/rpc/procedure.ts';
import { type FieldErrorKey, fieldErrorKeys } from '../../src-shared/texts/catalogue.ts';
import type { Log } from './platform/log.ts';
import { diskErrorOf } from './platform/sqlite-errors.ts';

export type Handlers = HandlersOfContract<Contract>;

const procedures: ReadonlyMap<string, Procedure> = new Map(
  Object.entries(contract).flatMap(([domain, verbs]) =>
    Object.entries(verbs).map(([verb, procedure]) => [`${domain}.${verb}`, procedure] as const),
  ),
);

/** Finds the handler of a procedure, or refuses (no profile is open, the profile could not be opened). */
export type HandlerLookup = (domain: string, verb: string) => (input: unknown) => unknown;

/**
 * Where all hosts' calls end: the input is parsed with the contract, the handler runs, refusals become codes. Nothing that a caller
 * sends can throw out of here.
 */
export function createDispatcher(deps: {
  lookup: HandlerLookup;
  log: Log;
  checksOutputs: boolean;
  onDamage: () => Promise<boolean>;
}) {
  const run = async (name: string, procedure: Procedure, input: unknown): Promise<unknown> => {
    const [domain = '', verb = ''] = name.split('.');
    const value = await deps.lookup(domain, verb)(input);
    // Our own answers are checked where a mistake of ours must be found: in tests.
    return deps.checksOutputs ? z.parse(procedure.output, value) : value;
  };

  return async (name: string, input: unknown): Promise<Outcome<unknown>> => {
    const procedure = procedures.get(name);
    if (procedure === undefined) return refused(new AppError('not-found', `there is no procedure ${String(name).slice(0, 100)}`));
    const parsed = z.safeParse(procedure.input, input ?? {});
    if (!parsed.success) return refused(invalidInput(parsed.error));
    try {
      return { ok: true, value: await run(name, procedure, parsed.data) };
    } catch (error) {
      const known = diskErrorOf(error);
      if (known === null) {
        deps.log.error('unexpected error', error, { procedure: name });
        return refused(new AppError('unexpected', error instanceof Error ? error.message : String(error)));
      }
      if (known.code !== 'damaged' || !(await deps.onDamage())) return refused(known);
    }
    // The damaged data was put back from a backup: what failed ran in a transaction that never committed, so it may run again.
    try {
      return { ok: true, value: await run(name, procedure, parsed.data) };
    } catch (error) {
      return refused(diskErrorOf(error) ?? new AppError('unexpected', String(error)));
    }
  };
}

function refused(error: AppError): Outcome<unknown> {
  return { ok: false, error: error.toShape() };
}

/** zod's issues as fields with keys of the catalogue's `fieldErrors`. */
function invalidInput(error: z.ZodError): AppError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues.slice(0, 20)) {
    const path = issue.path.map(String).join('.') || 'input';
    fields[path] ??= fieldErrorOf(issue);
  }
  return new AppError(
    'invalid',
    Object.entries(fields)
      .map(([field, key]) => `${field}: ${key}`)
      .join('; '),
    { fields },
  );
}

/** Schemas of ours name a key of the catalogue as their message; zod's own issues are put under one. */
function fieldErrorOf(issue: z.core.$ZodIssue): FieldErrorKey {
  const own = fieldErrorKeys.find((key) => key === issue.message);
  if (own !== undefined) return own;
  if (issue.code === 'too_big') return issue.origin === 'string' || issue.origin === 'array' ? 'too-long' : 'too-big';
  if (issue.code === 'too_small') return issue.origin === 'string' || issue.origin === 'array' ? 'too-short' : 'too-small';
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'not-a-date';
  if (issue.code === 'invalid_value') return 'not-a-choice';
  return 'input' in issue && issue.input === undefined ? 'required' : 'invalid';
}
