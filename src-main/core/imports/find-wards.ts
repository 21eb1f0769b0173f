import type { ImportMapping } from '../../../src-shared/imports/import.ts';
import type { LegacyChoice } from '../../../src-shared/imports/imports.contract.ts';
import type { FoundWards } from '../../../src-shared/imports/open-wards.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { mappingOf } from './inspect-file.ts';
import { type OpenTable, readTable } from './reading/read-table.ts';
import { recallWards } from '../wards/index.ts';

/**
 * Looks through a whole file for wards that have to be asked about, in the reading thread: the preview tells of the first rows at once, and the
 * questions of all rows are there before the import begins. One file at a time: whoever asks for another mapping waits for no other.
 */
export function createWardFinder(ctx: Context, repository: ImportsRepository) {
  let current: { table: OpenTable | null; isOver: boolean } | null = null;
  return {
    async find(path: string, how: { mapping: ImportMapping | null; legacyText: LegacyChoice }): Promise<FoundWards> {
      const own: NonNullable<typeof current> = { table: null, isOver: false };
      const stopped = this.stop();
      // Before anything is waited for: the next one may be asked in the same turn.
      current = own;
      await stopped;
      try {
        const table = await readTable(path, { legacyText: how.legacyText });
        own.table = table;
        if (own.isOver) throw overtaken();
        const mapping = how.mapping ?? mappingOf(ctx, repository, table.head);
        const found = await table.findWards({ wardsOf: mapping, answers: recallWards(ctx.state) });
        if (own.isOver) throw overtaken();
        return found;
      } catch (error) {
        throw own.isOver ? overtaken() : error;
      } finally {
        await own.table?.close();
        if (current === own) current = null;
      }
    },
    /** What is asked now is asked no more. */
    async stop(): Promise<void> {
      const last = current;
      if (last === null) return;
      last.isOver = true;
      await last.table?.close();
    },
  };
}

function overtaken(): AppError {
  return new AppError('cancelled', 'another question came before this was answered');
}
