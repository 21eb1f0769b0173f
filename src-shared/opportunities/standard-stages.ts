import type { StageValues } from './stage.ts';

/** A stage as everybody reads it: a row of the office, or the standard one that stands in for a row nobody has changed yet. */
export interface Stage extends StageValues {
  readonly id: string;
}

/**
 * The stages that every profile and every office starts with. Their ids are fixed, so that cards of laptops which have never met stand in the
 * same column; a row is written only when an administrator changes one.
 */
export const standardStages: readonly Stage[] = [
  stage(1, 'Tìm hiểu nhu cầu', 'Understand the need', 'open', 20, 14),
  stage(2, 'Đề xuất giải pháp, báo giá', 'Proposal and quote', 'open', 40, 14),
  stage(3, 'Thương lượng, đàm phán', 'Negotiation', 'open', 70, 10),
  stage(4, 'Chốt thắng', 'Won', 'won', 100, null),
  stage(5, 'Chốt thua', 'Lost', 'lost', 0, null),
];

export const firstStageId = standardStages[0]?.id ?? '';

function stage(
  number: number,
  vi: string,
  en: string,
  kind: Stage['kind'],
  probabilityPercent: number,
  rotAfterDays: number | null,
): Stage {
  const id = `5a6e0000-0000-8000-8000-00000000000${number}`;
  return { id, vi, en, kind, probabilityPercent, rotAfterDays, order: number * 10, isActive: true };
}
