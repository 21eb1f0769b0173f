import { expect, test } from 'vitest';
import type { BoardStage } from '../../src-shared/opportunities/opportunities.contract.ts';
import { standardStages } from '../../src-shared/opportunities/standard-stages.ts';
import { neighbourOf, withMove } from './board-move.ts';

const card = (id: string, stageId: string): BoardStage['cards'][number] => ({
  ...{ id, customerId: id, customerName: 'Đại Phát', title: id, stageId, kind: 'open', valueDong: 1000, probabilityPercent: 20 },
  ...{ potentialPercent: null, expectedCloseOn: null, ownerId: id, ownerName: null, teamId: null, teamName: null, tags: [] },
  ...{ daysInStage: 20, isStanding: true, closedAt: null, lostReason: null, createdAt: '', rev: 1 },
});
const board: readonly BoardStage[] = standardStages.map((stage, at) => ({
  ...stage,
  ...(at === 0
    ? { count: 2, totalDong: 2000, weightedDong: 400, standing: 2, cards: [card('a', stage.id), card('b', stage.id)] }
    : { count: 0, totalDong: 0, weightedDong: 0, standing: 0, cards: [] }),
}));

test('a card on its way is counted where it goes, and columns that it does not touch stay as they are', () => {
  const after = withMove(board, { id: 'a', to: standardStages[2]?.id ?? '' });
  expect(after.map(({ count, totalDong, weightedDong, standing }) => [count, totalDong, weightedDong, standing])).toEqual([
    [1, 1000, 200, 1],
    [0, 0, 0, 0],
    [1, 1000, 700, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  expect(after[2]?.cards).toMatchObject([{ id: 'a', isStanding: false, probabilityPercent: 70 }]);
  expect([after[1] === board[1], after[3] === board[3], after[0] === board[0]]).toEqual([true, true, false]);
  // Where the core already shows it, nothing is counted twice.
  expect(withMove(after, { id: 'a', to: standardStages[2]?.id ?? '' })).toBe(after);
});

test('with the keyboard a card goes to the next stage that takes cards', () => {
  const stages = board.map((stage, at) => ({ ...stage, isActive: at !== 1 }));
  expect(neighbourOf(stages, stages[0]?.id ?? '', 1)?.vi).toBe('Thương lượng, đàm phán');
  expect(neighbourOf(stages, stages[0]?.id ?? '', -1)).toBeNull();
});
