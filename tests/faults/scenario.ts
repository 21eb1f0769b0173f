import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.ts';

/*
 * A rep's random day. Every step says before it is done what the rows look like after it, so that a parent which only saw the words
 * can tell after a crash whether a change is there whole, or not at all.
 */

export type Value = string | number | boolean | null;
export interface RowState {
  readonly isDeleted: boolean;
  readonly fields: Readonly<Record<string, Value>>;
}
/** Rows by `entity/id`. Two entries are no tables: `result/<visit>` (its living result) and `import/<mark>` (how many came). */
export type Model = Map<string, RowState>;

export interface Step {
  readonly procedure: string;
  readonly input: unknown;
  readonly after: Readonly<Record<string, RowState>>;
}

export interface Answer {
  readonly groupId?: string;
  readonly nextVisitId?: string | null;
  readonly file?: string;
}

interface Done {
  readonly groupId: string;
  readonly before: Readonly<Record<string, RowState | null>>;
  readonly after: Readonly<Record<string, RowState>>;
}

export interface ScenarioOptions {
  readonly random: Random;
  readonly newId: () => string;
  readonly model: Model;
  /** Where files to import are laid; null leaves imports out. */
  readonly importFolder: string | null;
  /** Backups are made and put back now and then, or again and again. */
  readonly makesBackups: boolean | 'often';
}

const syllables = [
  'Đại',
  'Phát',
  'Hưng',
  'Thịnh',
  'Đức',
  'Minh',
  'Ngọc',
  'Quỳnh',
  'Trường',
  'Sơn',
  'Hải',
  'Đặng',
  'Ánh',
  'Dương',
  'Phước',
];

export function createScenario(options: ScenarioOptions) {
  const { random, model, newId } = options;
  const undoable: Done[] = [];
  let imports = options.importFolder !== null;
  let lastBackup: string | null = null;
  const backupWeight = options.makesBackups === 'often' ? 6 : options.makesBackups ? 1 : 0;

  const words = (many: number) => Array.from({ length: many }, () => random.pick(syllables)).join(' ');
  /** Never what is there already: a change that changes nothing writes nothing, and its group stands nowhere. */
  const newWords = (many: number) => `${words(many)} ${newId().slice(-8)}`;
  const keysOf = (entity: string, isWanted: (row: RowState) => boolean = () => true) =>
    [...model].filter(([key, row]) => key.startsWith(`${entity}/`) && !row.isDeleted && isWanted(row)).map(([key]) => key);
  const idOf = (key: string) => key.slice(key.indexOf('/') + 1);
  const changed = (key: string, fields: Readonly<Record<string, Value>>): Record<string, RowState> => {
    const row = model.get(key);
    return { [key]: { isDeleted: row?.isDeleted ?? false, fields: { ...row?.fields, ...fields } } };
  };

  const makers: readonly (readonly [number, () => Step | null])[] = [
    [
      20,
      () => {
        const id = newId();
        const fields = {
          name: `Công ty ${words(2)} ${id.slice(-6)}`,
          phone: `090${random.below(10_000_000)}`,
          note: words(random.below(40) + 1),
        };
        return {
          procedure: 'customers.create',
          input: { id, ...fields },
          after: { [`customers/${id}`]: { isDeleted: false, fields } },
        };
      },
    ],
    [
      22,
      () => {
        const customers = keysOf('customers');
        if (customers.length === 0) return null;
        const key = random.pick(customers);
        const change: Record<string, Value> = { note: newWords(random.below(30) + 1) };
        if (random.below(3) === 0) change['name'] = `Công ty đổi tên ${words(2)}`;
        if (random.below(4) === 0) change['phone'] = null;
        if (random.below(4) === 0) change['rating'] = random.pick(['A', 'B', 'C', 'D']);
        return { procedure: 'customers.update', input: { id: idOf(key), change }, after: changed(key, change) };
      },
    ],
    [
      7,
      () => {
        const customers = keysOf('customers');
        if (customers.length < 3) return null;
        const keys = [...new Set(Array.from({ length: 2 + random.below(18) }, () => random.pick(customers)))];
        const change = { source: newWords(1) };
        return {
          procedure: 'customers.updateMany',
          input: { ids: keys.map(idOf), change },
          after: Object.assign({}, ...keys.map((key) => changed(key, change))),
        };
      },
    ],
    [
      10,
      () => {
        const customers = keysOf('customers');
        if (customers.length === 0) return null;
        const id = newId();
        const fields = {
          customerId: idOf(random.pick(customers)),
          name: `Chị ${words(2)}`,
          phone: `091${random.below(10_000_000)}`,
        };
        return {
          procedure: 'contacts.create',
          input: { id, ...fields, isPrimary: random.below(3) === 0 },
          after: { [`contacts/${id}`]: { isDeleted: false, fields } },
        };
      },
    ],
    [
      5,
      () => {
        const contacts = keysOf('contacts');
        if (contacts.length === 0) return null;
        const key = random.pick(contacts);
        const change = { note: newWords(3) };
        return {
          procedure: 'contacts.update',
          input: { id: idOf(key), change: { ...change, isPrimary: random.below(2) === 0 } },
          after: changed(key, change),
        };
      },
    ],
    [
      3,
      () => {
        const contacts = keysOf('contacts');
        if (contacts.length === 0) return null;
        const key = random.pick(contacts);
        return {
          procedure: 'contacts.delete',
          input: { id: idOf(key) },
          after: { [key]: { isDeleted: true, fields: model.get(key)?.fields ?? {} } },
        };
      },
    ],
    [
      12,
      () => {
        const customers = keysOf('customers');
        if (customers.length === 0) return null;
        const id = newId();
        const fields = {
          customerId: idOf(random.pick(customers)),
          startsAt: new Date(1_790_000_000_000 + random.below(1_000_000) * 60_000).toISOString(),
          note: words(4),
        };
        return {
          procedure: 'visits.create',
          input: { id, ...fields },
          after: { [`visits/${id}`]: { isDeleted: false, fields: { ...fields, state: 'planned' } } },
        };
      },
    ],
    [
      10,
      () => {
        const planned = keysOf('visits', (row) => row.fields['state'] === 'planned');
        if (planned.length === 0) return null;
        const key = random.pick(planned);
        const result = {
          outcome: random.pick(['successful', 'follow-up', 'not-met', 'refused'] as const),
          said: `Khách nói: ${words(12)}`,
        };
        const next =
          random.below(2) === 0 ? null : { startsAt: new Date(1_800_000_000_000 + random.below(100_000) * 60_000).toISOString() };
        return {
          procedure: 'visits.complete',
          input: { id: idOf(key), result, next },
          after: { ...changed(key, { state: 'done' }), [`result/${idOf(key)}`]: { isDeleted: false, fields: result } },
        };
      },
    ],
    [
      9,
      () => {
        const customers = keysOf('customers');
        if (customers.length === 0) return null;
        const id = newId();
        const fields = { customerId: idOf(random.pick(customers)), kind: 'note', text: `Ghi chú ${words(random.below(60) + 2)}` };
        return {
          procedure: 'interactions.create',
          input: { id, ...fields },
          after: { [`interactions/${id}`]: { isDeleted: false, fields } },
        };
      },
    ],
    [
      3,
      () => {
        const customers = keysOf('customers');
        if (customers.length < 8) return null;
        const key = random.pick(customers);
        return {
          procedure: 'customers.delete',
          input: { ids: [idOf(key)] },
          after: { [key]: { isDeleted: true, fields: model.get(key)?.fields ?? {} } },
        };
      },
    ],
    [
      6,
      () => {
        const last = undoable.pop();
        if (last === undefined) return null;
        // Only where nobody changed the rows since: then undoing puts back exactly what was.
        if (!Object.entries(last.after).every(([key, row]) => JSON.stringify(model.get(key)) === JSON.stringify(row)))
          return null;
        const after = Object.fromEntries(
          Object.entries(last.after).map(([key, row]) => [key, last.before[key] ?? { isDeleted: true, fields: row.fields }]),
        );
        return { procedure: 'undo.apply', input: { groupId: last.groupId }, after };
      },
    ],
    [backupWeight, () => ({ procedure: 'backup.create', input: {}, after: {} })],
    [
      backupWeight,
      // With the later changes laid over it, a restored backup holds everything that there was.
      () =>
        lastBackup === null
          ? null
          : { procedure: 'backup.restore', input: { file: lastBackup, keepsLaterChanges: true }, after: {} },
    ],
    [
      2,
      () => {
        if (!imports || options.importFolder === null) return null;
        const mark = `nk${newId().replaceAll('-', '')}`;
        const rows = 3 + random.below(40);
        const file = join(options.importFolder, `${mark}.csv`);
        const lines = Array.from({ length: rows }, (_, row) => `Công ty ${mark} số ${row},Phố ${words(2)} số ${row}`);
        writeFileSync(file, `﻿Tên khách hàng,Địa chỉ\n${lines.join('\n')}\n`);
        return {
          procedure: 'imports.run',
          input: { file },
          after: { [`import/${mark}`]: { isDeleted: false, fields: { rows } } },
        };
      },
    ],
  ];
  const total = makers.reduce((sum, [weight]) => sum + weight, 0);

  return {
    next(): Step {
      for (;;) {
        let left = random.below(total);
        const maker = makers.find(([weight]) => (left -= weight) < 0)?.[1];
        const step = maker?.();
        if (step !== null && step !== undefined) return step;
      }
    },
    /** Writes an acknowledged step into the model. */
    accept(step: Step, answer: Answer): void {
      const before = Object.fromEntries(Object.keys(step.after).map((key) => [key, model.get(key) ?? null]));
      acceptInto(model, step, answer);
      if (step.procedure === 'backup.create') lastBackup = answer.file ?? null;
      const canUndo = ['customers.create', 'customers.update', 'customers.updateMany', 'customers.delete'].includes(
        step.procedure,
      );
      if (canUndo && answer.groupId !== undefined) undoable.push({ groupId: answer.groupId, before, after: step.after });
    },
    leaveOutImports(): void {
      imports = false;
    },
  };
}

/** What an acknowledged step made of the rows; the child and its parent keep the same book. */
export function acceptInto(model: Model, step: Step, answer: Answer): void {
  for (const [key, row] of Object.entries(step.after)) model.set(key, row);
  if (typeof answer.nextVisitId === 'string')
    model.set(`visits/${answer.nextVisitId}`, { isDeleted: false, fields: { state: 'planned' } });
}
