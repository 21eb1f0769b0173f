import type { Page } from 'playwright-core';
import type { CustomField } from '../../../src-shared/custom-fields/custom-field.ts';
import { answerCalls } from './answer-calls.ts';

const wanted = [
  ['products', 'Xuất xứ nguyên liệu', 'text', 'Giấy kraft Vina Kraft, Bình Dương'],
  ['products', 'Tải trọng (kg)', 'number', '12.5'],
  ['products', 'Hết hạn công bố', 'date', '2027-03-31'],
  ['products', 'Bản vẽ kỹ thuật', 'link', 'https://ban-ve.daiphat.vn/thung-carton/tc-01-ban-ve-ky-thuat.pdf'],
  ['products', 'Kệ hàng', 'text', null],
  ['tasks', 'Số phiếu giao', 'text', 'PG-0071/11'],
  ['tasks', 'Mức gấp', 'list', 'trong_ngay'],
  ['tasks', 'Hạn trả mẫu', 'date', '2026-12-04'],
  ['tasks', 'Người ký nhận', 'text', null],
] as const;

const idOf = (at: number) => `0190a000-0000-7000-8000-0000000000${(16 + at).toString(16)}`;

/** An administrator who made own fields for products and tasks; the demo company is a rep's, so what it says of them is played. */
export async function playOwnFields(page: Page): Promise<void> {
  const option = { key: 'trong_ngay', vi: 'Trong ngày', en: 'Within the day', isActive: true };
  const fields = wanted.map(([entity, vi, type], at): CustomField => {
    const options = type === 'list' ? [option] : [];
    return { id: idOf(at), entity, key: `f${at}`, type, vi, en: vi, options, order: at, isActive: true };
  });
  await answerCalls(page, '**/call/customFields.list', (route) =>
    route.fulfill({ json: { ok: true, value: { fields, mayChange: true } } }),
  );
  await answerCalls(page, '**/call/customFields.values', async (route) => {
    const { entity, rowId } = route.request().postDataJSON() as { entity: string; rowId: string }; // the page's own question
    const values = wanted.flatMap(([of, _vi, _type, value], at) =>
      of === entity && value !== null ? [{ rowId, fieldId: idOf(at), value, rev: 1 }] : [],
    );
    await route.fulfill({ json: { ok: true, value: { values } } });
  });
  await answerCalls(page, '**/call/products.get', async (route) => {
    const answer = (await (await route.fetch()).json()) as { value: object }; // an outcome of the contract's shape
    await route.fulfill({ json: { ...answer, value: { ...answer.value, mayChange: true } } });
  });
  await page.reload({ waitUntil: 'domcontentloaded' });
  await page.getByRole('main').waitFor();
}
