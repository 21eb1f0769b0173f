import { createHash } from 'node:crypto';
import { uploadOffsetHeader, blobPartType } from '../../src-shared/files/blob-wire.ts';
import { writeContent } from '../../src-shared/quotes/quote-text.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import { aQuoteContent } from '../support/quote-contents.ts';
import { goodSalesPatch } from './good-sales-rows.ts';
import type { HttpLaptop, HttpOp } from './sync-http-office.ts';

/*
 * What can hang on a customer from the first word to the signed paper, with a word in every text of it: for tests that look for the word in
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
] as const satisfies readonly EntityName[];

export function quoteWith(text: string): string {
  return writeContent(aQuoteContent([{ name: text, note: text }], { toName: text, intro: text, terms: text }));
}

/** The rows, and a change of those that change, so that the history tells of them. */
export function canarySale(text: string, customerId: string, ownerId: string, next: () => string): HttpOp[] {
  const [opportunityId, quoteId] = [next(), next()];
  const ofThese = { opportunityId, quoteId, customerId };
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
  };
  const made = canarySaleEntities.map((entity): HttpOp => {
    const good = goodSalesPatch(entity, customerId, ownerId);
    const ids = Object.fromEntries(Object.entries(ofThese).filter(([field]) => field in good));
    const id = entity === 'opportunities' ? opportunityId : entity === 'quotes' ? quoteId : next();
    return { entity, id, kind: 'create', patch: { ...good, ...ids, ...words[entity] } };
  });
  return [
    ...made,
    { entity: 'opportunities', id: opportunityId, kind: 'update', patch: { note: `${text} hai` } },
    { entity: 'quotes', id: quoteId, kind: 'update', patch: { content: quoteWith(`${text} hai`) } },
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
