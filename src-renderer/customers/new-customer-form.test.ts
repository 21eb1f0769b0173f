import { expect, test } from 'vitest';
import { customerFrom, emptyForm } from './new-customer-form.ts';

test('a form with only a name asks for nothing else', () => {
  expect(customerFrom({ ...emptyForm, name: 'Đại Đồng Tiến' })).toEqual({
    name: 'Đại Đồng Tiến',
    kind: 'company',
    lifecycle: 'lead',
  });
});

test('what was typed arrives as it was typed, the day as a day', () => {
  expect(
    customerFrom({ ...emptyForm, name: 'A', phone: '0907 555 018 / 028 3822', foundedOn: '14/3/2009', rating: 'B', source: ' ' }),
  ).toEqual({
    name: 'A',
    kind: 'company',
    lifecycle: 'lead',
    rating: 'B',
    phone: '0907 555 018 / 028 3822',
    foundedOn: '2009-03-14',
  });
});
