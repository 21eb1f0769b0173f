import { standardStages, type Stage } from '../../../src-shared/opportunities/standard-stages.ts';
import type { stagesContract } from '../../../src-shared/opportunities/stages.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createStageReader } from './stage-reader.ts';

/** The columns of the board, as the office has them. */
export function createStagesService(ctx: Context): HandlersOf<typeof stagesContract> {
  const roleOf = createRoleReader(ctx);
  const read = createStageReader(ctx.db);
  const counts = ctx.db.prepare(
    'SELECT stage_id AS id, count(*) AS count FROM opportunities WHERE deleted_at IS NULL GROUP BY stage_id',
  );
  const countsOf = () => new Map((counts.all() as { id: string; count: number }[]).map(({ id, count }) => [id, count])); // the columns selected
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the stages');
  };
  const refuse = (field: string, reason: string): never => {
    throw new AppError('invalid', `${field}: ${reason}`, { fields: { [field]: reason } });
  };
  /** A board without an open, a won or a lost column could not be worked with. */
  const refuseWithoutKind = (stages: readonly Stage[]) => {
    for (const kind of ['open', 'won', 'lost'] as const)
      if (!stages.some((stage) => stage.isActive && stage.kind === kind)) refuse('isActive', 'last-stage-of-kind');
  };

  return {
    list() {
      const count = countsOf();
      return { stages: read().map((stage) => ({ ...stage, count: count.get(stage.id) ?? 0 })), mayChange: roleOf() === 'admin' };
    },
    save({ id, ...values }) {
      asAdmin();
      const stages = read();
      const before = stages.find((stage) => stage.id === id);
      const others = stages.filter((stage) => stage.id !== id);
      if (others.some((stage) => foldText(stage.vi) === foldText(values.vi))) refuse('vi', 'name-taken');
      // What was won would be open again, without anybody having said so.
      if (before !== undefined && before.kind !== values.kind) refuse('kind', 'not-changeable');
      const order = before?.order ?? placeFor(values.kind, stages);
      if (before !== undefined) refuseWithoutKind([...others, { ...before, ...values }]);
      const { value, groupId } = ctx.write.transact((tx) => {
        if (before === undefined) return tx.create('stages', { ...values, order, ...(id === undefined ? {} : { id }) });
        writeStandIn(tx, before);
        tx.update('stages', before.id, values);
        return before.id;
      });
      return { id: value, groupId };
    },
    sort({ ids }) {
      asAdmin();
      const stages = read();
      const wanted = [...new Set(ids)].map((id) => stages.find((stage) => stage.id === id) ?? refuse('ids', 'no-such-record'));
      const rest = stages.filter(({ id }) => !ids.includes(id));
      const { groupId } = ctx.write.transact((tx) => {
        for (const [at, stage] of [...wanted, ...rest].entries()) {
          if (stage.order === (at + 1) * 10) continue;
          writeStandIn(tx, stage);
          if (tx.read('stages', stage.id) !== null) tx.update('stages', stage.id, { order: (at + 1) * 10 });
        }
      });
      return { groupId };
    },
    delete({ id }) {
      asAdmin();
      const stages = read();
      const stage = stages.find((one) => one.id === id);
      if (stage === undefined) throw new AppError('not-found', 'no stage with this id', { details: { id } });
      const count = countsOf().get(id) ?? 0;
      if (count > 0) throw new AppError('conflict', 'opportunities stand in this stage', { details: { count } });
      refuseWithoutKind(stages.filter((one) => one.id !== id));
      const { groupId } = ctx.write.transact((tx) => {
        writeStandIn(tx, stage);
        tx.remove('stages', id);
      });
      return { groupId };
    },
  };
}

/**
 * A standard stage becomes a row before it is changed, as it stands: of two administrators who do so at the same time the first one's row stays,
 * and the changes of both follow it.
 */
function writeStandIn(tx: WriteTransaction, stage: Stage): void {
  const standard = standardStages.find(({ id }) => id === stage.id);
  if (standard !== undefined && tx.read('stages', stage.id) === null) tx.create('stages', { ...standard });
}

/** A new open stage comes after the last open one, another one at the end. */
function placeFor(kind: Stage['kind'], stages: readonly Stage[]): number {
  const ofKind = stages.filter((stage) => stage.kind === kind && stage.order < 1_000_000).map(({ order }) => order);
  const last = Math.max(0, ...ofKind);
  return ofKind.length === 0 ? Math.max(0, ...stages.map(({ order }) => order)) + 10 : last + 1;
}
