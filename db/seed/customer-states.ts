import { addDays } from '../../src-shared/lib/dates.ts';
import type { Random } from './random.ts';
import type { SeedRow } from './row.ts';

const nothing = {
  parentId: null,
  siteKind: null,
  activityScope: null,
  wardCode: null,
  oldAddress: null,
  birthday: null,
  gender: null,
  salutation: null,
  needState: null,
  potential: null,
  profession: null,
  needs: null,
  behaviour: null,
  tastes: null,
  demographics: null,
  preferredChannel: null,
  seniorMetOn: null,
  seniorMetBy: null,
  notBuyingReason: null,
  notBuyingNote: null,
  relationshipStep: null,
  helpNeeded: null,
  lastTransactionOn: null,
  mergedInto: null,
  restrictedOn: null,
  restrictedReason: null,
  sharedWith: null,
  latitude: null,
  longitude: null,
  positionSource: null,
} as const;

const steps = { target: ['known'], lead: ['known', 'met', 'trusted'], account: ['buying', 'buying', 'loyal'] } as const;
const reasons = ['price', 'competitor', 'delivery', 'credit', 'no-need'] as const;
const needs = [
  'Thùng carton 5 lớp, giao hai tuần một lần',
  'Màng PE và băng keo cho kho mới',
  'Túi giấy in logo trước Tết',
] as const;

/** How things stand with a customer: what it needs, when it last bought, how it likes to be reached. */
export function statesOf(
  about: { lifecycle: 'target' | 'lead' | 'account'; isPerson: boolean; isWoman: boolean; today: string; ageDays: number },
  random: Random,
): SeedRow['fields'] {
  const { lifecycle, today } = about;
  const isBuying = lifecycle === 'account';
  // Three in four accounts bought within a quarter; the others have stopped, some for more than a year.
  const boughtAgo = random.chance(0.76) ? random.int(1, 85) : random.int(95, 600);
  const born = Number(today.slice(0, 4)) - random.int(24, 66);
  return {
    ...nothing,
    needState: random.chance(0.6) ? random.pick(isBuying ? ['in-need', 'later'] : ['potential', 'exploring', 'none']) : null,
    potential: lifecycle === 'lead' ? random.pick([50, 60, 80]) : null,
    needs: random.chance(0.12) ? random.pick(needs) : null,
    preferredChannel: random.chance(0.5) ? random.pick(['phone', 'phone', 'zalo', 'zalo', 'email', 'visit']) : null,
    seniorMetOn: isBuying && random.chance(0.1) ? addDays(today, -random.int(5, 360)) : null,
    seniorMetBy: null,
    notBuyingReason: !isBuying && random.chance(0.35) ? random.pick(reasons) : null,
    relationshipStep: random.chance(0.7) ? random.pick(steps[lifecycle]) : null,
    lastTransactionOn: isBuying ? addDays(today, -Math.min(boughtAgo, about.ageDays)) : null,
    ...(about.isPerson
      ? {
          gender: about.isWoman ? 'female' : 'male',
          birthday: random.chance(0.5) ? `${born}-${two(random.int(1, 12))}-${two(random.int(1, 28))}` : null,
        }
      : {}),
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
