import { nobodysTenant, verifyAudit } from '../accounts/audit.ts';
import { CommandRefused } from './commit.ts';
import { listOffices } from './find.ts';
import type { OfficeDeps } from './office-deps.ts';

const problems = {
  number: 'is missing',
  previous: 'does not follow from the line before: something was taken out or put in',
  hash: 'is not as it was written',
  'expected-missing': 'and perhaps more is missing: no line has the hash that was expected',
} as const;

/**
 * Follows the audit log of one office, or with null of all and of the tries that belong to none, and says of each where it ends.
 * `expected` is a hash that was told at an earlier time: a chain alone does not show that its end was cut off.
 * @throws CommandRefused where a log was tampered with
 */
export async function verifyAuditLogs(
  deps: OfficeDeps,
  office: { readonly id: string; readonly name: string } | null,
  expected: string | null,
  say: (line: string) => void,
): Promise<void> {
  const all = [...(await listOffices(deps)), { id: nobodysTenant, name: 'logins to accounts that nobody has' }];
  const broken: string[] = [];
  for (const { id, name } of office === null ? all : [office]) {
    const verdict = await deps.database.asOwner((sql) => verifyAudit(sql, id, expected));
    if (verdict.problem === null)
      say(`${name}: ${verdict.lines} lines, all as they were written. The last one's hash: ${verdict.hash}`);
    else broken.push(`${name}: line ${verdict.problem.number} ${problems[verdict.problem.problem]}.`);
  }
  if (broken.length > 0) throw new CommandRefused(`The audit log was tampered with.\n${broken.join('\n')}`);
}
