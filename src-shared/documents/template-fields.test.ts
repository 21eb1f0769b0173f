import { expect, test } from 'vitest';
import { standardTemplates } from './standard-templates.ts';
import { readTemplateBody, type TemplateBlock, templateBody } from './template-body.ts';
import { type FieldValues, fillLines, nearestField, templateFields, unknownFields } from './template-fields.ts';

const values = Object.fromEntries(templateFields.map((field) => [field, ''])) as FieldValues; // every field of the list

test('an unknown field is told with the one that was probably meant', () => {
  const body = standardTemplates.quote.vi.body;
  expect(unknownFields(body)).toEqual([]);
  expect(unknownFields(standardTemplates.quote.en.body)).toEqual([]);
  const broken = { ...body, foot: '{{ customer.nmae }} {{quote.number}} {{Quote.Totl}} {{customer.nmae}} {{}}' };
  expect(unknownFields(broken)).toMatchObject([
    { field: 'customer.nmae', nearest: 'customer.name' },
    { field: 'Quote.Totl', nearest: 'quote.total' },
    { field: '' },
  ]);
  expect(nearestField('customer.adress')).toBe('customer.address');
  expect(nearestField('taxcode')).toBe('company.taxCode');
  expect(nearestField('totalInWord')).toBe('quote.totalInWords');
});

test('unknown fields are found in every kind of block', () => {
  const places = [{ who: 'us', title: '{{a}}', hint: '{{b}}', name: '{{c}}', hasSeal: false }] as const;
  const blocks: TemplateBlock[] = [
    { kind: 'head', text: '{{d}}', logo: 'none' },
    { kind: 'title', text: '{{e}}' },
    { kind: 'text', text: '{{f}}', align: 'left', isBold: false },
    { kind: 'inWords', text: '{{g}}' },
    { kind: 'payment', text: '{{h}}', note: '{{i}}', hasCode: true },
    { kind: 'signatures', places: [...places] },
  ];
  const body = { ...standardTemplates.quote.vi.body, blocks };
  expect(
    unknownFields(body)
      .map(({ field }) => field)
      .toSorted(),
  ).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
});

test('a line whose fields are all empty is left out, and what stands in a field may have lines of its own', () => {
  const filled = { ...values, 'customer.name': 'Đại Đồng Tiến', 'quote.terms': 'Giá tại kho\nBảo hành 12 tháng' };
  expect(fillLines('Kính gửi: {{customer.name}}\nMST: {{customer.taxCode}}\n\nTrân trọng', filled)).toEqual([
    'Kính gửi: Đại Đồng Tiến',
    '',
    'Trân trọng',
  ]);
  expect(fillLines('{{quote.terms}}', filled)).toEqual(['Giá tại kho', 'Bảo hành 12 tháng']);
  expect(fillLines('{{ customer.name }} {{customer.nmae}}', filled)).toEqual(['Đại Đồng Tiến {{customer.nmae}}']);
  expect(
    fillLines('ĐT: {{company.phone}} · {{company.email}}\nA · {{customer.name}}', { ...filled, 'company.phone': '0903' }),
  ).toEqual(['ĐT: 0903', 'A · Đại Đồng Tiến']);
  // What a value says is never taken for a field.
  expect(fillLines('{{customer.name}}', { ...filled, 'customer.name': '{{quote.terms}}' })).toEqual(['{{quote.terms}}']);
});

test('the shipped templates are templates, and one that a newer program wrote or that is broken is not read', () => {
  for (const { body } of Object.values(standardTemplates).flatMap((kind) => Object.values(kind)))
    expect(templateBody.parse(body)).toEqual(body);
  expect(readTemplateBody(JSON.stringify(standardTemplates.quote.vi.body))).toEqual(standardTemplates.quote.vi.body);
  expect(readTemplateBody('{"format":2}')).toBeNull();
  expect(readTemplateBody('không phải JSON')).toBeNull();
});
