import type { Asked } from './every-procedure.ts';

/** Answers that are about the host or the moment, not about the data: only their outcome is compared. */
const ofTheHost = new Set([
  'office.probe',
  'app.capabilities',
  'app.diagnostics',
  'backup.recoveryKey',
  'jobs.list',
  'jobs.cancel',
]);
const now = new Date().toISOString().slice(0, 10);

/**
 * What must be equal over every way: ids become their order of appearance, instants of today and sizes a word. The command line
 * looks a name up before it calls, so its sentence about an unknown one is its own.
 */
export function comparable(asked: readonly Asked[]): string[] {
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    const known = names.get(id) ?? `#${names.size + 1}`;
    names.set(id, known);
    return known;
  };
  return asked.map(({ procedure, outcome }) => {
    if (ofTheHost.has(procedure)) return `${procedure} ${outcome.ok ? 'ok' : outcome.error.code}`;
    if (procedure === 'customers.nothing') return `${procedure} ${outcome.ok ? 'ok' : 'refused'}`;
    const text = JSON.stringify(outcome.ok ? outcome.value : outcome.error, inNameOrder)
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, nameOf)
      .replace(/\d{8}T\d{9}Z/g, '<moment>')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) =>
        Math.abs(Date.parse(instant) - Date.parse(now)) < 3 * 86_400_000 ? '<moment>' : instant,
      )
      // A seal is made over instants.
      .replace(/"proofHash":"[0-9a-f]{64}"/g, '"proofHash":"<seal>"')
      // Whether the day's own backup was due before or after the question is a matter of the moment.
      .replace(/,?\{"file":"<moment>-op\d+-daily\.db"[^}]*\}/g, '')
      .replace(/"(sizeBytes|rev|replayed)":\d+/g, '"$1":<number>')
      .replace(/"(keptAside|after|next|cursors|device|label|contentHash)":("[^"]*"|\[[^\]]*\])/g, '"$1":<text>');
    return `${procedure} ${outcome.ok ? 'ok' : 'refused'} ${text}`;
  });
}

/** The order of an object's fields means nothing. */
function inNameOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
