import { z } from 'zod';
import type { StateStore } from '../sync/state.ts';

const answers = z.record(z.string(), z.string());
type Answers = z.output<typeof answers>;

/** What wards of before July 2025 are called today, as it was answered on this laptop. */
export function recallWards(state: StateStore): Answers {
  const text = state.get('import-wards');
  if (text === null) return {};
  const parsed = answers.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

export function rememberWards(state: StateStore, more: Answers): void {
  const filled = Object.entries(more).filter(([, answer]) => answer.trim() !== '');
  if (filled.length > 0) state.set('import-wards', JSON.stringify({ ...recallWards(state), ...Object.fromEntries(filled) }));
}
