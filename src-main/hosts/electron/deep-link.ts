import type { RecordLink } from '../../../src-shared/rpc/bridge.ts';

export const linkScheme = 'fieldbook';

const entities: Readonly<Record<string, RecordLink['entity']>> = { customers: 'customer', visits: 'visit' };
const link = /^fieldbook:\/\/(customers|visits)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;

/** `fieldbook://customers/<uuid>` from a mail or another program. Null for anything else: a link only ever opens a record. */
export function parseDeepLink(text: string): RecordLink | null {
  const found = link.exec(text);
  const entity = entities[found?.[1]?.toLowerCase() ?? ''];
  const id = found?.[2]?.toLowerCase();
  return entity === undefined || id === undefined ? null : { entity, id };
}
