import type { BoardStage } from '../../src-shared/opportunities/opportunities.contract.ts';
import { weightedDong } from '../../src-shared/opportunities/weighted.ts';

/** A card on its way: shown where it is going before the core has answered. */
export interface CardMove {
  readonly id: string;
  readonly to: string;
}

/** The columns as they will be; a column that the card neither leaves nor enters stays the same object, and is not drawn again. */
export function withMove(stages: readonly BoardStage[], move: CardMove | null): readonly BoardStage[] {
  if (move === null) return stages;
  const source = stages.find(({ cards }) => cards.some(({ id }) => id === move.id));
  const target = stages.find(({ id }) => id === move.to);
  const card = source?.cards.find(({ id }) => id === move.id);
  if (source === undefined || target === undefined || card === undefined || source.id === target.id) return stages;
  const value = card.valueDong ?? 0;
  const moved = {
    ...card,
    ...{
      stageId: target.id,
      kind: target.kind,
      probabilityPercent: target.probabilityPercent,
      daysInStage: 0,
      isStanding: false,
    },
  };
  const changed = (stage: BoardStage, sign: 1 | -1, cards: BoardStage['cards']): BoardStage => ({
    ...stage,
    ...{ cards, count: stage.count + sign, totalDong: stage.totalDong + sign * value },
    weightedDong: stage.weightedDong + sign * weightedDong(value, stage.probabilityPercent),
  });
  return stages.map((stage) => {
    if (stage.id === source.id) {
      const left = changed(
        stage,
        -1,
        stage.cards.filter(({ id }) => id !== move.id),
      );
      return { ...left, standing: stage.standing - (card.isStanding ? 1 : 0) };
    }
    return stage.id === target.id ? changed(stage, 1, [moved, ...stage.cards]) : stage;
  });
}

/** The next stage to one side that takes cards. */
export function neighbourOf(stages: readonly BoardStage[], stageId: string, step: 1 | -1): BoardStage | null {
  const at = stages.findIndex(({ id }) => id === stageId);
  for (let next = at + step; next >= 0 && next < stages.length; next += step) {
    const stage = stages[next];
    if (stage?.isActive === true) return stage;
  }
  return null;
}
