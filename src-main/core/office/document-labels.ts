import { documentLabel } from '../../../src-shared/office/document-label.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { StateStore } from '../sync/state.ts';

/**
 * The next label of a series on this laptop. Called inside the transaction that writes the document: both are there after a crash, or
 * neither. @throws `no-office` where no office has given this laptop a code
 */
export function nextDocumentLabel(state: StateStore, series: string): string {
  const code = state.get('device_code');
  const deviceId = state.get('device_id');
  if (code === null || deviceId === null)
    throw new AppError('no-office', 'only an office gives laptops a code for their documents');
  const codeBelongsTo = state.get('session_device_id') ?? deviceId;
  const number = Number(state.get(`document:${series}`) ?? 0) + 1;
  const label = documentLabel({ series, device: { code, deviceId, codeBelongsTo }, number });
  state.set(`document:${series}`, String(number));
  return label;
}
