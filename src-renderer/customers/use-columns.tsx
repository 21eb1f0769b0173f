import { useMemo, useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { CustomerLine } from '../../src-shared/customers/customer-list.ts';
import {
  isListField,
  kindOf,
  type ListField,
  listFields,
  ownFieldIdOf,
  ownListFieldOf,
} from '../../src-shared/customers/list-fields.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useOwnFields } from '../custom-fields/index.ts';
import { RestrictedMark } from '../consent/index.ts';
import type { Column } from '../ui/data-table/columns.ts';
import { DayText } from '../ui/DayText.tsx';
import { writeDay } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './CustomerList.module.css';
import { StageBadge } from './StageBadge.tsx';
import { useFieldWords } from './use-field-words.ts';
import { standardColumns } from './views.ts';

type LineColumn = Omit<Column<CustomerLine>, 'label'> & { readonly id: Exclude<keyof CustomerLine, 'id' | 'deletedAt' | 'more'> };

/** Every column that the list of customers can show: those that each line has, then all other fields, then own ones. */
export function useCustomerColumns(): readonly Column<CustomerLine>[] {
  const { t } = useTranslation('customers');
  const { valueOf, nameOf } = useFieldWords();
  const { fields: ownFields } = useOwnFields();
  const now = useNow();
  return useMemo(() => {
    const day = (value: string | null) => (value === null ? null : <DayText value={value} now={now} />);
    const columns: readonly LineColumn[] = [
      {
        id: 'name',
        width: 250,
        grows: true,
        isFixed: true,
        render: (row) => (
          <span className={classes.name}>
            {row.name} {row.more?.restrictedOn == null ? null : <RestrictedMark />}
          </span>
        ),
      },
      { id: 'tradeName', width: 160, render: (row) => row.tradeName },
      { id: 'lifecycle', width: 108, render: (row) => <StageBadge lifecycle={row.lifecycle} /> },
      { id: 'rating', width: 64, render: (row) => row.rating },
      { id: 'kind', width: 90, render: (row) => t(`kind.${row.kind}`) },
      { id: 'taxCode', width: 130, render: (row) => <span className="fb-figures">{row.taxCode}</span> },
      { id: 'phone', width: 132, render: (row) => <span className="fb-figures">{row.phone}</span> },
      { id: 'email', width: 190, render: (row) => row.email },
      { id: 'ownerName', width: 140, render: (row) => row.ownerName },
      { id: 'lastVisitAt', width: 118, startsDescending: true, render: (row) => day(row.lastVisitAt) },
      { id: 'nextVisitAt', width: 118, render: (row) => day(row.nextVisitAt) },
      { id: 'address', width: 190, grows: true, render: (row) => <span title={row.address ?? ''}>{row.address}</span> },
      {
        id: 'provinceCode',
        width: 120,
        render: (row) => (row.provinceCode === null ? null : (provinceName(row.provinceCode) ?? row.provinceCode)),
      },
      { id: 'source', width: 130, render: (row) => (row.source === null ? null : valueOf('source', row.source)) },
      { id: 'createdAt', width: 104, startsDescending: true, render: (row) => day(row.createdAt) },
    ];
    const others = listFields.filter((field) => field !== 'ownerId' && !columns.some(({ id }) => id === field));
    return [
      ...columns.map((column) => ({
        ...column,
        label: t(`fields.${column.id}`),
        sortId: column.id === 'ownerName' ? 'ownerId' : column.id,
      })),
      ...others.map(
        (field): Column<CustomerLine> => ({
          id: field,
          label: t(`fields.${field}`),
          sortId: field,
          width: kindOf(field) === 'text' ? 170 : 120,
          isRight: kindOf(field) === 'number',
          render: (row) => wordsOf(row, field, valueOf),
        }),
      ),
      ...ownFields
        .filter(({ entity }) => entity === 'customers')
        .map(ownListFieldOf)
        .map(
          (field): Column<CustomerLine> => ({
            id: field,
            label: nameOf(field),
            sortId: field,
            width: kindOf(field) === 'text' ? 170 : 130,
            isRight: kindOf(field) === 'number',
            render: (row) => wordsOf(row, field, valueOf),
          }),
        ),
    ];
  }, [t, valueOf, nameOf, ownFields, now]);
}

function wordsOf(row: CustomerLine, field: ListField, valueOf: (field: string, value: string | number | null) => string) {
  const value = row.more?.[field] ?? null;
  if (value === null || value === '') return null;
  const text = kindOf(field) === 'day' ? writeDay(String(value)) : valueOf(field, value);
  return <span title={text}>{text}</span>;
}

const shownKey = 'fieldbook.columns.customers';
const widthsKey = 'fieldbook.widths.customers';

export interface ColumnLayout {
  /** The columns shown, in order. */
  readonly shown: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  show(shown: readonly string[]): void;
  widen(id: string, width: number): void;
  /** As a saved view has it. */
  take(layout: { columns: readonly string[]; widths: Readonly<Record<string, number>> }): void;
}

/** Which columns this laptop shows, how wide and in which order, kept until they are chosen again. */
export function useColumnLayout(): ColumnLayout {
  const [shown, setShown] = useState(readShown);
  const [widths, setWidths] = useState(readWidths);
  return useMemo(() => {
    function show(next: readonly string[]) {
      setShown(next);
      localStorage.setItem(shownKey, JSON.stringify(next));
    }
    function keepWidths(next: Readonly<Record<string, number>>) {
      setWidths(next);
      localStorage.setItem(widthsKey, JSON.stringify(next));
    }
    return {
      shown,
      widths,
      show,
      widen: (id, width) => keepWidths({ ...widths, [id]: width }),
      take(layout) {
        if (layout.columns.length > 0) show(layout.columns);
        keepWidths(layout.widths);
      },
    };
  }, [shown, widths]);
}

/** The columns to draw, and the fields that must be asked for beyond a line. */
export function useShownColumns(layout: ColumnLayout): {
  all: readonly Column<CustomerLine>[];
  columns: readonly Column<CustomerLine>[];
  fields: readonly ListField[];
} {
  const every = useCustomerColumns();
  const { fields: ownFields } = useOwnFields();
  const { shown, widths } = layout;
  return useMemo(() => {
    // A column that is out of use is offered no more, and stays where it is shown.
    const retired = new Set(ownFields.filter(({ isActive }) => !isActive).map(({ id }) => id));
    const all = every.filter(({ id }) => shown.includes(id) || !retired.has(ownFieldIdOf(id) ?? ''));
    const fixed = all.filter((column) => column.isFixed === true && !shown.includes(column.id));
    const chosen = shown.flatMap((id) => all.find((column) => column.id === id) ?? []);
    const columns = [...fixed, ...chosen].map((column) => {
      const width = widths[column.id];
      return width === undefined ? column : { ...column, width, grows: false };
    });
    return { all, columns, fields: [...new Set([...columns.map(({ id }) => id).filter(isListField), 'restrictedOn' as const])] };
  }, [every, ownFields, shown, widths]);
}

function readShown(): readonly string[] {
  const kept = readKept(shownKey);
  return Array.isArray(kept) && kept.length > 0 ? kept.filter((id) => typeof id === 'string') : standardColumns;
}

function readWidths(): Readonly<Record<string, number>> {
  const kept = readKept(widthsKey);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).flatMap(([id, width]) =>
      typeof width === 'number' && width >= 40 && width <= 1000 ? [[id, width]] : [],
    ),
  );
}

function readKept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
