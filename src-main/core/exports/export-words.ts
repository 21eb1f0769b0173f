import type { CustomerLine } from '../../../src-shared/customers/customer-list.ts';
import { isOwnListField, kindOf, type ListField, ownFieldIdOf } from '../../../src-shared/customers/list-fields.ts';
import { writeOwnValue } from '../../../src-shared/custom-fields/own-value.ts';
import { choiceWords, headings } from '../../../src-shared/exports/headings.ts';
import { isoDate } from '../../../src-shared/lib/fields.ts';
import { formatDay, localDay } from '../../../src-shared/lib/dates.ts';
import { provinceName } from '../../../src-shared/vietnam/provinces.ts';
import { vsicSectionName } from '../../../src-shared/vietnam/vsic-sections.ts';
import { createFieldsReader } from '../custom-fields/index.ts';
import type { Db } from '../platform/database.ts';
import type { ExportCell } from './csv-text.ts';

const lists: Partial<Record<ListField, string>> = {
  source: 'lead_source',
  needState: 'need_state',
  relationshipStep: 'relationship_step',
  notBuyingReason: 'not_buying_reason',
};

export interface ExportWords {
  /** The head of a column. */
  headOf(field: ListField): string;
  cellOf(line: CustomerLine, field: ListField): ExportCell;
}

/** How the fields of a line stand in a file: choices in words, days as people in Vietnam write them; own days are days to a spreadsheet. */
export function createExportWords(db: Db, language: 'vi' | 'en'): ExportWords {
  const ownFields = new Map(createFieldsReader(db)().map((field) => [field.id, field]));
  const pairs = (sql: string, ...parameters: string[]) =>
    new Map(
      db
        .prepare<unknown[]>(sql)
        .raw()
        .all(...parameters) as [string, string][],
    ); // two texts a row
  const words = new Map<ListField, Map<string, string>>([
    ['ownerId', pairs('SELECT id, name FROM users')],
    ['teamId', pairs('SELECT id, name FROM teams')],
  ]);
  for (const [field, list] of Object.entries(lists) as [ListField, string][] /* the record's own entries */) {
    const column = language === 'vi' ? 'vi' : 'en';
    words.set(field, pairs(`SELECT "key", ${column} FROM list_items WHERE list = ? AND deleted_at IS NULL`, list));
  }
  const cellOf = (line: CustomerLine, field: ListField): ExportCell => {
    const value = valueOf(line, field);
    if (value === null || typeof value === 'number') return value;
    if (isOwnListField(field)) {
      if (kindOf(field) === 'day' && isoDate.safeParse(value).success) return { day: value };
      const own = ownFields.get(ownFieldIdOf(field) ?? '');
      return own === undefined ? value : writeOwnValue(own, value, language);
    }
    if (kindOf(field) === 'day') return formatDay(value.length > 10 ? localDay(value) : value);
    if (field === 'provinceCode') return provinceName(value) ?? value;
    if (field === 'mainIndustry') return vsicSectionName(value, language);
    return choiceWords[field]?.[value]?.[language === 'vi' ? 0 : 1] ?? words.get(field)?.get(value) ?? value;
  };
  return {
    headOf(field) {
      if (!isOwnListField(field)) return headings[field][language === 'vi' ? 0 : 1];
      return ownFields.get(ownFieldIdOf(field) ?? '')?.[language] ?? field;
    },
    cellOf,
  };
}

function valueOf(line: CustomerLine, field: ListField): string | number | null {
  const own: Partial<Record<ListField, string | number | null>> = line;
  return own[field] ?? line.more?.[field] ?? null;
}
