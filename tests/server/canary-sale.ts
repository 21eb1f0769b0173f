import { createHash } from 'node:crypto';
import { uploadOffsetHeader, blobPartType } from '../../src-shared/files/blob-wire.ts';
import { writeContent } from '../../src-shared/quotes/quote-text.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import { aQuoteContent } from '../support/quote-contents.ts';
import { goodOrderPatch, isOrderEntity } from './good-order-rows.ts';
import { goodSalesPatch } from './good-sales-rows.ts';
import type { HttpLaptop, HttpOp } from './sync-http-office.ts';

/*
 * What can hang on a customer from the first word to the last payment, with a word in every text of it: for tests that look for the word in
 * everything that is sent.
 */

/** Kinds of rows that are planted; the others of the sale belong to everybody. */
export const canarySaleEntities = [
  'opportunities',
  'opportunityProducts',
  'opportunityContacts',
  'taggings',
  'leadAssessments',
  'entitlements',
  'quotes',
  'quoteVersions',
  'approvals',
  'acceptances',
  'orders',
  'orderDeliveries',
  'contracts',
  'invoices',
  'receipts',
  'installedItems',
] as const satisfies readonly EntityName[];

/** A row of any of them as it may be created. */
export function goodCanaryPatch(
  entity: (typeof canarySaleEntities)[number],
  customerId: string,
  ownerId: string,
): HttpOp['patch'] & {} {
  return isOrderEntity(entity) ? goodOrderPatch(entity, customerId, ownerId) : goodSalesPatch(entity, customerId, ownerId);
}

export function quoteWith(text: string): string {
  return writeContent(aQuoteContent([{ name: text, note: text }], { toName: text, intro: text, terms: text }));
}

/** The rows, and a change of those that change, so that the history tells of them. */
export function canarySale(text: string, customerId: string, ownerId: string, next: () => string): HttpOp[] {
  const [opportunityId, quoteId, orderId] = [next(), next(), next()];
  const ofThese = { opportunityId, quoteId, orderId, customerId };
  const words: Readonly<Record<(typeof canarySaleEntities)[number], Readonly<Record<string, string | number>>>> = {
    opportunities: { title: text, needs: text, note: text, lostNote: text },
    opportunityProducts: { name: text, note: text },
    opportunityContacts: { role: text },
    taggings: { tag: text },
    leadAssessments: { timing: text, decider: text, need: text, note: text },
    entitlements: { receivedBy: text, signedBy: text, taxNote: text, note: text },
    quotes: { title: text, label: text, content: quoteWith(text), note: text },
    quoteVersions: { content: quoteWith(text), note: text },
    approvals: { reason: text },
    acceptances: { byName: text, byPost: text, signature: text, note: text },
    orders: {
      ...{ title: text, label: text, content: quoteWith(text), deliverTo: text, cancelReason: text, signedBy: text },
      ...{ signedPost: text, signature: text, note: text },
    },
    orderDeliveries: { receivedBy: text, signature: text, note: text },
    contracts: { title: text, code: text, note: text },
    invoices: { number: text, note: text },
    receipts: { reference: text, note: text },
    installedItems: { name: text, serial: text, note: text },
  };
  const made = canarySaleEntities.map((entity): HttpOp => {
    const good = goodCanaryPatch(entity, customerId, ownerId);
    const ids = Object.fromEntries(Object.entries(ofThese).filter(([field]) => field in good));
    const known: Partial<Record<EntityName, string>> = { opportunities: opportunityId, quotes: quoteId, orders: orderId };
    const id = known[entity] ?? next();
    return { entity, id, kind: 'create', patch: { ...good, ...ids, ...words[entity] } };
  });
  return [
    ...made,
    { entity: 'opportunities', id: opportunityId, kind: 'update', patch: { note: `${text} hai` } },
    { entity: 'quotes', id: quoteId, kind: 'update', patch: { content: quoteWith(`${text} hai`) } },
    { entity: 'orders', id: orderId, kind: 'update', patch: { content: quoteWith(`${text} hai`) } },
  ];
}

/** A paper whose name and bytes are the word; gives the name of its bytes. */
export async function canaryPaper(laptop: HttpLaptop, address: string, text: string, customerId: string, id: string) {
  const content = Buffer.from(`${text} trên giấy`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = { customerId, onEntity: 'customers', onId: customerId, name: `${text}.txt`, note: text, kind: 'paper' };
  const row = { ...file, mime: 'text/plain', bytes: content.length, sha256, takenAt: null, latitude: null, longitude: null };
  const pushed = await laptop.push([{ entity: 'files', id, kind: 'create', patch: row }]);
  await laptop.post(`/blobs/${sha256}`, { bytes: content.length });
  const sent = await fetch(`${address}/blobs/${sha256}`, {
    method: 'PATCH',
    headers: { ...laptop.headers, 'content-type': blobPartType, [uploadOffsetHeader]: '0' },
    body: content,
  });
  if (!sent.ok) throw new Error(`the paper was not taken: ${await sent.text()} ${await pushed.text()}`);
  return sha256;
}
