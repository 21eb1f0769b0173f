import type { ImportReport } from '../../src-shared/imports/import.ts';
import type { Tone } from '../ui/StateBadge.tsx';

export function stateTone(state: ImportReport['state']): Tone {
  if (state === 'done') return 'good';
  if (state === 'failed' || state === 'interrupted') return 'bad';
  return state === 'running' ? 'info' : 'neutral';
}
