import { expect, test } from 'vitest';
import { instantOf } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { currentVisit } from './current-visit.ts';

const day = '2026-11-23';
const at = (time: string) => Date.parse(instantOf(day, time));

function visit(name: string, from: string, to: string, state: Visit['state'] = 'planned'): Visit {
  return {
    id: name,
    customerId: name,
    customerName: name,
    customerAddress: null,
    customerPhone: null,
    purpose: 'maintain',
    state,
    startsAt: instantOf(day, from),
    endsAt: instantOf(day, to),
    note: null,
    ownerId: null,
    ownerName: null,
    inAt: null,
    outAt: null,
    result: null,
    isMissingResult: false,
    rev: 1,
  };
}

const visits = [
  visit('Tân Tiến', '08:00', '08:45', 'done'),
  visit('Đức Thịnh', '09:30', '10:15'),
  visit('Bảy Hiền', '13:30', '14:15'),
];

test('the visit that runs now is in hand', () => {
  expect(currentVisit(visits, at('09:45'))).toMatchObject({ visit: { id: 'Đức Thịnh' }, isRunning: true });
});

test('between two visits the next one is in hand', () => {
  expect(currentVisit(visits, at('11:00'))).toMatchObject({ visit: { id: 'Bảy Hiền' }, isRunning: false });
});

test('in the evening the last visit without a result is in hand', () => {
  expect(currentVisit(visits, at('19:00'))).toMatchObject({ visit: { id: 'Bảy Hiền' }, isRunning: false });
});

test('a day on which all is done has nothing in hand', () => {
  expect(currentVisit(visits.slice(0, 1), at('09:00'))).toBeNull();
});
