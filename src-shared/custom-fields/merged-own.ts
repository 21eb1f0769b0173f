interface RecordValue {
  readonly rowId: string;
  readonly fieldId: string;
  readonly value: string;
}

/** What stands in one own field of several records: values that differ, in the order of the records, and whose they are. */
export function ownValuesOf(
  fieldId: string,
  recordIds: readonly string[],
  values: readonly RecordValue[],
): { readonly value: string; readonly ids: readonly string[] }[] {
  const found = new Map<string, string[]>();
  for (const id of recordIds) {
    const value = values.find((one) => one.rowId === id && one.fieldId === fieldId)?.value;
    if (value !== undefined) found.set(value, [...(found.get(value) ?? []), id]);
  }
  return [...found].map(([value, ids]) => ({ value, ids }));
}

/** What stands after merging: the chosen record's value, else the winner's, and where that is empty the first that is not. */
export function mergedOwn(
  fieldId: string,
  winnerId: string,
  recordIds: readonly string[],
  values: readonly RecordValue[],
  chosenId: string | undefined,
): string | null {
  const found = ownValuesOf(fieldId, recordIds, values);
  const of = (id: string | undefined) => found.find(({ ids }) => id !== undefined && ids.includes(id))?.value;
  return of(chosenId) ?? of(winnerId) ?? found[0]?.value ?? null;
}
