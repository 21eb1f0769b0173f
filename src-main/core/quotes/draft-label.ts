import { documentLabel } from '../../../src-shared/office/document-label.ts';
import { nextDocumentLabel } from '../office/index.ts';
import type { StateStore } from '../sync/state.ts';

/**
 * What a quote (`Q`) or an order (`D`) is called until the office has numbered it. A laptop that no office has given a code takes four signs
 * of its own id. Called inside the transaction that writes it.
 */
export function nextDraftLabel(state: StateStore, series: 'Q' | 'D'): string {
  if (state.get('device_code') !== null) return nextDocumentLabel(state, series);
  const deviceId = state.get('device_id') ?? '0000';
  const code = deviceId.replaceAll('-', '').slice(-4).toUpperCase();
  const number = Number(state.get(`document:${series}`) ?? 0) + 1;
  state.set(`document:${series}`, String(number));
  return documentLabel({ series, device: { code, deviceId, codeBelongsTo: deviceId }, number });
}
