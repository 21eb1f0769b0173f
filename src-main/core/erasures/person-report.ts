import type { FieldChange } from '../../../src-shared/customers/customers.contract.ts';
import { formatDay, formatDayTime, isDay } from '../../../src-shared/lib/dates.ts';
import { formatDong } from '../../../src-shared/lib/money.ts';
import type { EntityName } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';
import { readHistory } from '../history/index.ts';
import { fieldWord, valueWord } from './field-words.ts';
import type { PersonRow } from './person-rows.ts';

export interface PersonReport {
  readonly madeAt: string;
  readonly by: string;
  readonly person: string;
  readonly entities: readonly {
    readonly entity: EntityName;
    readonly rows: readonly {
      readonly how: PersonRow['how'];
      readonly id: string;
      readonly createdAt: string;
      readonly deletedAt: string | null;
      readonly values: Readonly<Record<string, string | number | boolean | null>>;
      readonly changes: readonly Pick<FieldChange, 'at' | 'userName' | 'kind' | 'field' | 'oldValue' | 'newValue'>[];
    }[];
  }[];
}

const mostChangesOfRow = 10_000;

/** Rows by entity, each with its values and everything that was ever changed of it. */
export function reportOf(db: Db, rows: readonly PersonRow[], head: { madeAt: string; by: string; person: string }): PersonReport {
  const byEntity = Map.groupBy(rows, ({ entity }) => entity);
  return {
    ...head,
    entities: [...byEntity].map(([entity, found]) => ({
      entity,
      rows: found.map(({ row, how }) => ({
        how,
        id: row.id,
        createdAt: row.createdAt,
        deletedAt: row.deletedAt,
        values: Object.fromEntries(Object.entries(row.fields).filter(([, value]) => value !== null)),
        changes: readHistory(db, { rowId: row.id, field: null, limit: mostChangesOfRow }).map(
          ({ at, userName, kind, field, oldValue, newValue }) => ({ at, userName, kind, field, oldValue, newValue }),
        ),
      })),
    })),
  };
}

/** The name behind an id, so far as it is on this laptop: an id says nothing to the person. */
export function createNames(db: Db): (id: string) => string | null {
  const named = ['users', 'customers', 'contacts', 'teams', 'products', 'competitors', 'promotions'].map((table) => [
    table,
    'name',
  ]);
  const statements = [...named, ['activity_types', 'vi']].map(([table, column]) =>
    db.prepare(`SELECT "${column}" FROM ${table} WHERE id = ?`).pluck(),
  );
  return (id) => {
    for (const statement of statements) {
      const name: unknown = statement.get(id);
      if (typeof name === 'string') return name;
    }
    return null;
  };
}

const words = {
  vi: { title: 'Dữ liệu cá nhân của {name}', made: 'Lập lúc {at}, người lập {by}', deleted: 'đã xóa', changes: 'Các thay đổi', mentions: 'có nhắc đến', names: 'có tên', yes: 'có', no: 'không', unnamed: '(mã)' },
  en: { title: 'Personal data of {name}', made: 'Made at {at} by {by}', deleted: 'deleted', changes: 'Changes', mentions: 'mentions', names: 'names', yes: 'yes', no: 'no', unnamed: '(id)' },
} as const; // biome-ignore format: two languages side by side

/**
 * A page that any browser shows and prints, on its own: no script, nothing from elsewhere. In words and local times; what only a program can
 * read (ids without a name) is in the JSON.
 */
export function htmlOf(
  report: PersonReport,
  language: 'vi' | 'en',
  names: { readonly ofEntity: (entity: EntityName) => string; readonly ofId: (id: string) => string | null },
): string {
  const t = words[language];
  const said = (field: string, value: string | number | boolean | null): string | null => {
    if (value === null) return '';
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (typeof value === 'number') return field.endsWith('Dong') ? formatDong(value) : String(value);
    if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(value)) return names.ofId(value);
    if (isDay(value)) return formatDay(value);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(value)) return formatDayTime(value);
    return valueWord(field, value, language) ?? value;
  };
  const title = t.title.replace('{name}', report.person);
  const row = (values: PersonReport['entities'][number]['rows'][number]['values']) => {
    const lines = Object.entries(values).flatMap(([field, value]) => {
      const text = said(field, value);
      return text === null ? [] : [`<tr><th>${escape(fieldWord(field, language))}</th><td>${escape(text)}</td></tr>`];
    });
    return `<table>${lines.join('')}</table>`;
  };
  const sections = report.entities.map(({ entity, rows }) => {
    const lines = rows.map((line) => {
      const marks = [
        line.deletedAt === null ? null : t.deleted,
        line.how === 'mentions' ? t.mentions : line.how === 'names' ? t.names : null,
      ].filter((mark) => mark !== null);
      const changes = line.changes.flatMap(({ at, userName, field, oldValue, newValue }) => {
        if (field === null) return [];
        const [before, after] = [said(field, oldValue) ?? t.unnamed, said(field, newValue) ?? t.unnamed];
        return [
          `<li>${escape(`${formatDayTime(at)} · ${userName ?? ''} · ${fieldWord(field, language)}: ${before} → ${after}`)}</li>`,
        ];
      });
      return `<article>${marks.length === 0 ? '' : `<p class="mark">${escape(marks.join(', '))}</p>`}${row(line.values)}${
        changes.length === 0
          ? ''
          : `<details><summary>${t.changes} (${changes.length})</summary><ul>${changes.join('')}</ul></details>`
      }</article>`;
    });
    return `<section><h2>${escape(names.ofEntity(entity))} (${rows.length})</h2>${lines.join('')}</section>`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${css}</style></head><body><h1>${escape(title)}</h1><p>${escape(
    t.made.replace('{at}', formatDayTime(report.madeAt)).replace('{by}', report.by),
  )}</p>${sections.join('')}</body></html>\n`;
}

const css =
  'body{font:14px/1.5 sans-serif;max-width:860px;margin:32px auto;padding:0 16px}h2{margin-top:28px;font-size:17px}article{border:1px solid #ccc;border-radius:6px;padding:8px 12px;margin:8px 0}table{border-collapse:collapse;width:100%}th{width:200px;text-align:left;vertical-align:top;font-weight:600;padding:2px 8px 2px 0}td{white-space:pre-wrap;overflow-wrap:anywhere}.mark{color:#8a5100;margin:0 0 4px}li{overflow-wrap:anywhere}';

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
