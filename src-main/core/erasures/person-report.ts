import type { FieldChange } from '../../../src-shared/customers/customers.contract.ts';
import type { EntityName } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';
import { readHistory } from '../history/index.ts';
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

const words = {
  vi: { title: 'Dữ liệu cá nhân của {name}', made: 'Lập lúc {at}, người lập {by}', deleted: 'đã xóa', changes: 'Các thay đổi', mentions: 'có nhắc đến', names: 'có tên' },
  en: { title: 'Personal data of {name}', made: 'Made at {at} by {by}', deleted: 'deleted', changes: 'Changes', mentions: 'mentions', names: 'names' },
} as const; // biome-ignore format: two languages side by side

/** A page that any browser shows and prints, on its own: no script, nothing from elsewhere. */
export function htmlOf(report: PersonReport, language: 'vi' | 'en', nameOf: (entity: EntityName) => string): string {
  const t = words[language];
  const title = t.title.replace('{name}', report.person);
  const row = (values: readonly (readonly [string, unknown])[]) =>
    `<table>${values.map(([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(String(value ?? ''))}</td></tr>`).join('')}</table>`;
  const sections = report.entities.map(({ entity, rows }) => {
    const lines = rows.map((line) => {
      const marks = [
        line.deletedAt === null ? null : t.deleted,
        line.how === 'mentions' ? t.mentions : line.how === 'names' ? t.names : null,
      ].filter((mark) => mark !== null);
      const changes = line.changes
        .filter(({ field }) => field !== null)
        .map(
          (change) =>
            `<li>${escape(`${change.at} · ${change.userName ?? ''} · ${change.field}: ${change.oldValue ?? ''} → ${change.newValue ?? ''}`)}</li>`,
        );
      return `<article>${marks.length === 0 ? '' : `<p class="mark">${escape(marks.join(', '))}</p>`}${row(Object.entries(line.values))}${
        changes.length === 0
          ? ''
          : `<details><summary>${t.changes} (${changes.length})</summary><ul>${changes.join('')}</ul></details>`
      }</article>`;
    });
    return `<section><h2>${escape(nameOf(entity))} (${rows.length})</h2>${lines.join('')}</section>`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${css}</style></head><body><h1>${escape(title)}</h1><p>${escape(
    t.made.replace('{at}', report.madeAt).replace('{by}', report.by),
  )}</p>${sections.join('')}</body></html>\n`;
}

const css =
  'body{font:14px/1.5 sans-serif;max-width:860px;margin:32px auto;padding:0 16px}h2{margin-top:28px;font-size:17px}article{border:1px solid #ccc;border-radius:6px;padding:8px 12px;margin:8px 0}table{border-collapse:collapse;width:100%}th{width:200px;text-align:left;vertical-align:top;font-weight:600;padding:2px 8px 2px 0}td{white-space:pre-wrap;overflow-wrap:anywhere}.mark{color:#8a5100;margin:0 0 4px}li{overflow-wrap:anywhere}';

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
