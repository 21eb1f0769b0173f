import { createHash } from 'node:crypto';
import { z } from 'zod';
import { consentBases, type ImportBasis } from '../../../src-shared/consent/bases.ts';
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

/** On what the data of the people of a file is held, and what they agreed to where it is their consent. */
export interface ImportLaw {
  readonly basis: ImportBasis;
  readonly purposes: readonly string[];
}
const storedLaw = z.object({ basis: z.enum(consentBases), purposes: z.array(z.string()) });

/** What was named last for a table with these headings; null where nothing was. */
export function recallLaw(state: StateStore, headings: readonly string[]): z.output<typeof storedLaw> | null {
  const text = state.get(`import-law:${hashOf(headings)}`);
  if (text === null) return null;
  const parsed = storedLaw.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

export function rememberLaw(state: StateStore, headings: readonly string[], law: ImportLaw): void {
  if (law.basis !== 'not-told') state.set(`import-law:${hashOf(headings)}`, JSON.stringify(law));
}

/** Headings know no bound in number and length, a key does. */
function keyOf(headings: readonly string[]): `import-mapping:${string}` {
  return `import-mapping:${hashOf(headings)}`;
}

function hashOf(headings: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(headings.filter((heading) => !isReasonHeading(heading))))
    .digest('hex');
}
