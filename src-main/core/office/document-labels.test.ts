import { expect, test } from 'vitest';
import { documentLabel } from '../../../src-shared/office/document-label.ts';
import type { StateStore } from '../sync/state.ts';
import { nextDocumentLabel } from './document-labels.ts';

function aState(values: Record<string, string>): StateStore & { copy(): Record<string, string> } {
  const kept = new Map(Object.entries(values));
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
    list: () => [],
    copy: () => Object.fromEntries(kept),
  };
}

const one = '0190a000-0000-7000-8000-0000000000a1';
const two = '0190a000-0000-7000-8000-0000000000b2';
const labels = (state: StateStore, series: string, count: number) =>
  Array.from({ length: count }, () => nextDocumentLabel(state, series));

test('a quote made on the road is called by series, laptop and number', () => {
  const state = aState({ device_id: one, session_device_id: one, device_code: 'A1' });
  expect(labels(state, 'BG', 3)).toEqual(['BG-A1-1', 'BG-A1-2', 'BG-A1-3']);
  expect(labels(state, 'DH', 1)).toEqual(['DH-A1-1']);
});

test('two laptops without a network never give the same number', () => {
  const lan = labels(aState({ device_id: one, session_device_id: one, device_code: 'A1' }), 'BG', 500);
  const hung = labels(aState({ device_id: two, session_device_id: two, device_code: 'A11' }), 'BG', 500);
  expect(new Set([...lan, ...hung]).size).toBe(1000);
});

test('a backup that was put back gives no number twice, before and after the office gives a new code', () => {
  const state = aState({ device_id: one, session_device_id: one, device_code: 'A1' });
  const before = labels(state, 'BG', 3);
  const backup = state.copy();
  const lost = labels(state, 'BG', 5);
  const restored = aState({ ...backup, device_id: two });
  const offline = labels(restored, 'BG', 5);
  restored.set('session_device_id', two);
  restored.set('device_code', 'B2');
  const after = labels(restored, 'BG', 5);
  const all = [...before, ...lost, ...offline, ...after];
  expect(new Set(all).size).toBe(all.length);
  expect(offline[0]).toBe('BG-A1.0000B2-4');
});

test('a laptop that works alone has no such numbers, and a series that is none is refused', () => {
  expect(() => nextDocumentLabel(aState({ device_id: one }), 'BG')).toThrow(expect.objectContaining({ code: 'no-office' }));
  const device = { code: 'A1', deviceId: one, codeBelongsTo: one };
  for (const series of ['', 'bg', 'B-G', 'BÁO GIÁ', 'LONGERTHAN8'])
    expect(() => documentLabel({ series, device, number: 1 })).toThrow(RangeError);
  expect(() => documentLabel({ series: 'BG', device, number: 0 })).toThrow(RangeError);
});
