import type { PreparedRows, RowPreparer } from '../sync/prepare-rows.ts';

/** What is prepared ahead while rows are written. */
const mostTextsAhead = 12;

/** The rows of a snapshot in their order. What came before a cut is handed out before the cut is told. */
export async function* preparedRows(
  texts: AsyncIterable<string>,
  preparer: Pick<RowPreparer, 'prepare'>,
): AsyncIterable<PreparedRows> {
  const ahead: Promise<PreparedRows>[] = [];
  let cut: { readonly error: unknown } | null = null;
  const untilCut = textsUntilCut(texts, (error) => {
    cut = { error };
  });
  for await (const text of untilCut) {
    const coming = preparer.prepare(text);
    coming.catch(() => undefined); // told when it is its turn
    ahead.push(coming);
    const first = ahead.length < mostTextsAhead ? undefined : ahead.shift();
    if (first !== undefined) yield await first;
  }
  for (const coming of ahead) yield await coming;
  if (cut !== null) throw (cut as { readonly error: unknown }).error; // set above, which the compiler does not follow
}

async function* textsUntilCut(texts: AsyncIterable<string>, onCut: (error: unknown) => void): AsyncIterable<string> {
  try {
    yield* texts;
  } catch (error) {
    onCut(error);
  }
}
