import { expect, test } from 'vitest';
import { startTranslations } from './i18n.ts';

test('the words of the screens follow the language, each time it is changed', async () => {
  const i18n = await startTranslations('vi');
  const vietnamese = i18n.getFixedT(i18n.language, 'ui');
  expect(vietnamese('cancel')).toBe('Hủy');
  await i18n.changeLanguage('en');
  expect(i18n.language).toBe('en');
  expect(i18n.getFixedT(i18n.language, 'ui')('cancel')).toBe('Cancel');
  expect(i18n.t('ui:cancel')).toBe('Cancel');
  await i18n.changeLanguage('vi');
  expect(i18n.getFixedT(i18n.language, 'ui')('cancel')).toBe('Hủy');
  expect(vietnamese('cancel')).toBe('Hủy');
});

test('a sentence with values says those of this time', async () => {
  const i18n = await startTranslations('vi');
  const t = i18n.getFixedT('vi', 'ui');
  expect(t('inline.edit', { label: 'Tên' })).toContain('Tên');
  expect(t('inline.edit', { label: 'Email' })).toContain('Email');
});

test('every component gets the same words, and copying what says them costs nothing', async () => {
  const i18n = await startTranslations('vi');
  const scope = { scopeNs: ['customers', 'ui'] };
  // The fourth argument is the hook's own.
  const fixed = i18n.getFixedT as (...of: unknown[]) => unknown;
  expect(fixed('vi', 'customers', undefined, scope)).toBe(fixed('vi', 'customers', undefined, { ...scope }));
  expect(fixed('vi', 'customers', undefined, scope)).not.toBe(fixed('vi', 'ui', undefined, scope));
  expect(Object.getOwnPropertyNames(i18n)).toEqual(['getFixedT']);
});
