import { createHash } from 'node:crypto';
import { importMapping, type ImportMapping } from '../../../src-shared/imports/import.ts';
import { isReasonHeading } from '../../../src-shared/imports/reason-heading.ts';
import type { StateStore } from '../sync/state.ts';

/** The mapping that was chosen last for a table with these headings; null where there was none. */
export function recallMapping(state: StateStore, headings: readonly string[]): ImportMapping | null {
  const text = state.get(keyOf(headings));
  if (text === null) return null;
  const parsed = importMapping.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

export function rememberMapping(state: StateStore, headings: readonly string[], mapping: ImportMapping): void {
  state.set(keyOf(headings), JSON.stringify(mapping));
}

/** Headings know no bound in number and length, a key does. */
function keyOf(headings: readonly string[]): `import-mapping:${string}` {
  return `import-mapping:${createHash('sha256')
    .update(JSON.stringify(headings.filter((heading) => !isReasonHeading(heading))))
    .digest('hex')}`;
}
