export interface FeatureRow {
  readonly id: string;
  readonly text: string;
}

/** The rows of docs/features.md: `| C04 | what a person can do | … |`. An id that stands twice is a mistake of the list. */
export function readFeatureRows(markdown: string): FeatureRow[] {
  const rows: FeatureRow[] = [];
  for (const line of markdown.split('\n')) {
    const [, id, text] = /^\|\s*([A-Z]+\d{2,})\s*\|\s*([^|]*?)\s*\|/.exec(line) ?? [];
    if (id === undefined || text === undefined) continue;
    if (rows.some((row) => row.id === id)) throw new Error(`the row ${id} stands twice in docs/features.md`);
    rows.push({ id, text });
  }
  return rows;
}

/** Test titles and the row ids they begin with: `test('[C04] a visit is moved by dragging it'`. */
export function readTestedIds(source: string): { id: string; title: string }[] {
  const titles = source.matchAll(/\b(?:test|it)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs);
  return [...titles].flatMap(([, , title = '']) => {
    const ids = /^(?:\s*\[[A-Z]+\d+\])+/.exec(title)?.[0].match(/[A-Z]+\d+/g) ?? [];
    return ids.map((id) => ({ id, title: title.replace(/^(?:\s*\[[A-Z]+\d+\])+\s*/, '') }));
  });
}
