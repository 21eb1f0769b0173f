/** A change of the person who looks after a customer. */
export interface OwnerChange {
  readonly at: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly note: string | null;
}

export interface OwnerPeriod {
  readonly userId: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly note: string | null;
}

/**
 * From when to when each person looked after a customer, oldest first. Changes come from the history and from handovers: both tell of
 * one and the same step, so that of two with the same receiver at the same instant one counts, with the note that either has.
 */
export function periodsOf(createdAt: string, ownerNow: string | null, changes: readonly OwnerChange[]): OwnerPeriod[] {
  const steps: OwnerChange[] = [];
  for (const change of changes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const last = steps.at(-1);
    if (last !== undefined && last.at === change.at && last.to === change.to) {
      steps[steps.length - 1] = { ...last, note: last.note ?? change.note };
    } else steps.push(change);
  }
  const first: OwnerPeriod = { userId: steps[0] === undefined ? ownerNow : steps[0].from, from: createdAt, to: null, note: null };
  const periods = [first];
  for (const step of steps) {
    const before = periods.at(-1) ?? first;
    if (step.to === before.userId) continue;
    periods[periods.length - 1] = { ...before, to: step.at };
    periods.push({ userId: step.to, from: step.at, to: null, note: step.note });
  }
  // Nobody "looked after" a customer for no time at all: what was set and changed in one step never counted.
  return periods.filter((period) => period.userId !== null && period.from !== period.to);
}

/**
 * The periods of a customer and of the records that were merged into it, oldest first. Of a merged record those until the merge count;
 * somebody who looked after several of the records at the same time did so once.
 */
export function periodsOfRecords(
  own: { readonly periods: readonly OwnerPeriod[] },
  merged: readonly { readonly periods: readonly OwnerPeriod[]; readonly mergedAt: string | null }[],
): OwnerPeriod[] {
  const before = merged.flatMap(({ periods, mergedAt }) =>
    periods
      .filter(({ from }) => mergedAt === null || from < mergedAt)
      .map((period) =>
        mergedAt !== null && (period.to === null || period.to > mergedAt) ? { ...period, to: mergedAt } : period,
      ),
  );
  const all: OwnerPeriod[] = [];
  for (const period of [...own.periods, ...before].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const at = all.findIndex((one) => one.userId === period.userId && (one.to === null || one.to >= period.from));
    const known = all[at];
    if (known === undefined) all.push(period);
    else {
      const to = known.to === null || period.to === null ? null : known.to > period.to ? known.to : period.to;
      all[at] = { ...known, to, note: known.note ?? period.note };
    }
  }
  return all;
}
