import type { importsContract } from '../../../src-shared/imports/imports.contract.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createImportPermit } from '../exports/index.ts';
import { createImportsRepository } from './imports.repository.ts';
import { writeErrorFile } from './error-file.ts';
import { createWardFinder } from './find-wards.ts';
import { inspectFile } from './inspect-file.ts';
import { runImport } from './run-import.ts';
import { takeBack } from './take-back.ts';

/** Bad rows that the answer of an import carries; the rest is asked for by `imports.problems`. */
const problemsInReport = 200;

export function createImportsService(ctx: Context): HandlersOf<typeof importsContract> {
  const repository = createImportsRepository(ctx.db, () => ctx.changes.emit({ type: 'changed', entity: 'imports', ids: null }));
  const isAllowed = createImportPermit(ctx);
  const wardFinder = createWardFinder(ctx, repository);
  const batchOf = (id: string) => {
    const batch = repository.get(id);
    if (batch === null) throw new AppError('not-found', 'no import with this id', { details: { id } });
    return batch;
  };

  return {
    async inspect({ file, mapping, legacyText, guessesPersons, wards }) {
      const how = { mapping: mapping ?? null, legacyText, guessesPersons, wards };
      return inspectFile(ctx, repository, await ctx.files.resolveForReading(file), how);
    },
    async wards({ file, mapping, legacyText }) {
      const { path } = await ctx.files.resolveForReading(file);
      return wardFinder.find(path, { mapping: mapping ?? null, legacyText });
    },
    async run({ file, mapping, duplicates, basis, purposes, legacyText, guessesPersons, wards, jobId }) {
      if (!isAllowed())
        throw new AppError('forbidden', 'the office lets others bring customer data in', { details: { reason: 'import-rule' } });
      // Whoever agreed agreed to something: a consent without a purpose is none (Law 91/2025, article 9).
      if (basis === 'consent' && purposes.length === 0)
        throw new AppError('invalid', 'a consent names its purposes', { fields: { purposes: 'required' } });
      const law = { basis, purposes: basis === 'consent' ? [...new Set(purposes)] : [] };
      const { path, name } = await ctx.files.resolveForReading(file);
      // Whoever starts has no more questions to answer.
      await wardFinder.stop();
      const task = { path, name, mapping: mapping ?? null, duplicates, law, legacyText, guessesPersons, wards };
      const { id, mapping: used } = await ctx.jobs.run('import', name, (job) => runImport(ctx, repository, task, job), jobId);
      const report = assertPresent(repository.get(id), 'the import that just ran');
      return { ...report, problems: repository.problems(id, problemsInReport), mapping: used };
    },
    list: () => ({ imports: repository.list(), isAllowed: isAllowed() }),
    problems({ id, limit }) {
      return { problems: repository.problems(batchOf(id).id, limit) };
    },
    async errorFile({ id, file, format, language }) {
      return { rows: await writeErrorFile(ctx, repository, batchOf(id), { file, format, language }) };
    },
    async undo({ id }) {
      const batch = batchOf(id);
      if (batch.state !== 'done')
        throw new AppError('conflict', `an import that is ${batch.state} cannot be taken back`, {
          details: { state: batch.state },
        });
      return ctx.jobs.run('import-undo', batch.fileName, async (job) => {
        const outcome = await takeBack(ctx, repository, batch.groupId, (done) =>
          job.progress(done, batch.created + batch.updated),
        );
        repository.setState(id, 'undone');
        return outcome;
      });
    },
  };
}
