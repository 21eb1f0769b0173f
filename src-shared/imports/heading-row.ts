import { foldText } from '../vietnam/fold.ts';
import { matchHeading } from './heading-words.ts';

export interface Heading {
  /** Which of the rows it is; -1 where the first row is a customer already. */
  readonly index: number;
  readonly names: readonly string[];
}

/**
 * Finds the row of headings among the first rows of a table. Titles above it (one cell, where the table is wider) are passed
 * over. A first row that holds a phone, an e-mail address or a company's name is no heading: then the columns are called A, B, C….
 */
export function findHeading(rows: readonly (readonly string[])[]): Heading {
  const width = Math.max(1, ...rows.map((row) => filledWidth(row)));
  let index = 0;
  if (width >= 3) while (index < 10 && index < rows.length - 1 && filledCells(rows[index] ?? []) === 1) index++;
  const row = rows[index] ?? [];
  const isKnown = row.some((cell) => matchHeading(cell) !== null);
  const isHeading = isKnown ? !row.some(isSurelyData) : width > 1 && !row.some(looksLikeData);
  if (!isHeading) return { index: -1, names: Array.from({ length: width }, (_, column) => columnLetters(column)) };
  const named = filledWidth(row);
  return {
    index,
    names: Array.from({ length: named }, (_, column) => (row[column] ?? '').trim().slice(0, 200) || columnLetters(column)),
  };
}

/** 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function filledCells(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

function filledWidth(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** A cell that no heading has, even beside headings that are known words. */
function isSurelyData(cell: string): boolean {
  return /\S@\S+\.\S/.test(cell) || /\d{8}/.test(cell.replace(/[\s.\-()+]/g, '')) || isCompanyName(cell);
}

function looksLikeData(cell: string): boolean {
  return isSurelyData(cell) || /^\d{5,}$/.test(cell.trim()) || /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(cell.trim());
}

/** `Công ty TNHH Đại Đồng`, but not the heading `Công ty`. */
export function isCompanyName(cell: string): boolean {
  return /^(tong )?(cong ty|cty|ct) (tnhh|co phan|cp|hop danh|mot thanh vien|trach nhiem|lien doanh|\S+ \S+ \S)|^(dntn|ctcp|htx|hkd|doanh nghiep tu nhan|hop tac xa|ho kinh doanh) \S+ \S/.test(
    foldText(cell),
  );
}
