import { contract } from '../../../src-shared/contract.ts';
import type { ContractShape, Procedure } from '../../../src-shared/rpc/procedure.ts';
import { describeInput } from './shapes.ts';

const usage = `Calls any procedure of Fieldbook and prints its answer as JSON.

  npm run -s crm -- <procedure> ['<input as JSON>' | -] [--profile FOLDER]
  npm run -s crm -- <procedure> --help

  -                 reads the input from stdin; without an input it is {}
  --profile FOLDER  the profile to work on (standard: the one that the program opens)

  exit code   0 done · 1 refused, {"error":{"code",…}} says why · 2 wrong call · 3 unexpected
`;

/** Every procedure with what it takes, or one of them. Null where there is none of that name. */
export function helpText(procedure?: string): string | null {
  if (procedure !== undefined) {
    const found = findProcedure(procedure);
    return found === null ? null : describeProcedure(procedure, found);
  }
  const all = procedureNames().flatMap((name) => {
    const found = findProcedure(name);
    return found === null ? [] : [describeProcedure(name, found)];
  });
  return `${usage}\n${all.join('\n')}`;
}

export function procedureNames(): string[] {
  return Object.entries(contract).flatMap(([domain, verbs]) => Object.keys(verbs).map((verb) => `${domain}.${verb}`));
}

export function findProcedure(name: string): Procedure | null {
  const shape: ContractShape = contract;
  const [domain = '', verb = '', ...rest] = name.split('.');
  if (rest.length > 0 || !Object.hasOwn(shape, domain)) return null;
  const verbs = shape[domain] ?? {};
  return Object.hasOwn(verbs, verb) ? (verbs[verb] ?? null) : null;
}

function describeProcedure(name: string, { summary, input }: Procedure): string {
  return `${name}  ${summary}\n    ${describeInput(input)}\n`;
}
