import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobPartBytes, blobPartType, uploadOffsetHeader } from '../../src-shared/files/blob-wire.ts';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { keepHouse } from '../../src-server/platform/upkeep.ts';
import { officeUpkeep } from '../../src-server/rooms.ts';
import { aDatabase } from '../support/office.ts';
import { aLoggedInLaptop, type TestLaptop } from './test-laptop.ts';
import { addTestOffice, type TestOffice } from './test-office.ts';
import { addTestPaper, addTestPhoto, hashOf } from './test-papers.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const day = 24 * 60 * 60_000;

describe.each(['pglite', 'postgres'] as const)('the bytes of papers on %s', { timeout: 120_000 }, (kind) => {
  let database: OfficeDatabase;
  let end: () => Promise<void>;
  let server: TestServer;
  let office: TestOffice;
  let lan: TestLaptop;
  const laptopOf = (person: keyof TestOffice['people']) => aLoggedInLaptop(server, office.people[person].account);

  beforeAll(async () => {
    ({ database, end } = await aDatabase(kind));
    server = await startTestServer(database, { config: { mostBlobBytes: 8 * blobPartBytes } });
    office = await addTestOffice(database);
    lan = await laptopOf('repNorth');
  }, 120_000);
  afterAll(async () => {
    await server.server.close();
    await end();
  });

  const begin = async (laptop: TestLaptop, id: string, bytes: number) => await laptop.call('beginBlob', { id, body: { bytes } });
  const send = async (laptop: TestLaptop, id: string, offset: number, bytes: Buffer) =>
    await laptop.call('sendBlob', { id, bytes, headers: { 'content-type': blobPartType, [uploadOffsetHeader]: String(offset) } });
  const sendAll = async (laptop: TestLaptop, content: Buffer) => {
    const id = hashOf(content);
    await begin(laptop, id, content.length);
    let last = await begin(laptop, id, content.length);
    for (let at = 0; at < content.length; at += blobPartBytes)
      last = await send(laptop, id, at, content.subarray(at, at + blobPartBytes));
    return last;
  };
  const fetch = async (laptop: TestLaptop, id: string, range?: string) =>
    await laptop.call('fetchBlob', { id, ...(range === undefined ? {} : { headers: { range } }) });
  const partsOf = async (sha256: string) =>
    (await database.asOwner((sql) => sql.query('SELECT 1 FROM blob_parts WHERE sha256 = $1', [sha256]))).length;

  test('a paper goes up part by part, goes on where it was cut, and comes down whole or in parts for whoever sees its row', async () => {
    const content = Buffer.from('Bản vẽ mặt bằng. '.repeat(110_000));
    const { sha256 } = await addTestPaper(database, office, { content });
    expect(content.length).toBeGreaterThan(2 * blobPartBytes);
    expect((await begin(lan, sha256, content.length)).body).toEqual({ offset: 0, isWhole: false });
    const first = content.subarray(0, blobPartBytes);
    expect((await send(lan, sha256, 0, first)).body).toEqual({ offset: blobPartBytes, isWhole: false });
    // Nobody gets half of it.
    expect((await fetch(lan, sha256)).code).toBe('not-found');
    // The answer was lost: the same part again changes nothing, and begins nothing anew.
    expect((await send(lan, sha256, 0, first)).body).toEqual({ offset: blobPartBytes, isWhole: false });
    expect((await begin(lan, sha256, content.length)).body).toEqual({ offset: blobPartBytes, isWhole: false });
    // A part of the wrong length, and a hole.
    expect((await send(lan, sha256, blobPartBytes, Buffer.from('x'))).code).toBe('invalid');
    expect((await send(lan, sha256, 2 * blobPartBytes, content.subarray(2 * blobPartBytes))).body).toMatchObject({
      offset: blobPartBytes,
    });
    await send(lan, sha256, blobPartBytes, content.subarray(blobPartBytes, 2 * blobPartBytes));
    const last = await send(lan, sha256, 2 * blobPartBytes, content.subarray(2 * blobPartBytes));
    expect(last.body).toEqual({ offset: content.length, isWhole: true });
    expect((await begin(lan, sha256, content.length)).body).toEqual({ offset: content.length, isWhole: true });

    const whole = await fetch(await laptopOf('managerNorth'), sha256);
    expect(hashOf(Buffer.from(whole.text))).toBe(sha256);
    expect(whole.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    });
    const [from, to] = [content.indexOf(' ', blobPartBytes - 30), content.lastIndexOf('.')];
    const part = await fetch(lan, sha256, `bytes=${from}-${to}`);
    expect({ status: part.status, text: part.text }).toEqual({ status: 206, text: content.subarray(from, to + 1).toString() });
    expect(part.headers['content-range']).toBe(`bytes ${from}-${to}/${content.length}`);
    expect((await fetch(lan, sha256, `bytes=${content.length}-`)).status).toBe(416);
    for (const stranger of ['otherRepNorth', 'managerSouth', 'repSouth'] as const)
      expect((await fetch(await laptopOf(stranger), sha256)).code, stranger).toBe('not-found');
  });

  test('whoever knows a hash and writes it into a paper of his own gets nothing; whoever has the content gets it', async () => {
    const content = randomBytes(5000);
    const { sha256 } = await addTestPaper(database, office, { content });
    expect((await sendAll(lan, content)).body).toMatchObject({ isWhole: true });
    const thief = await laptopOf('repSouth');
    expect((await begin(thief, sha256, content.length)).code).toBe('not-found');
    await addTestPaper(database, office, { content, by: office.people.repSouth.userId });
    expect((await fetch(thief, sha256)).code).toBe('not-found');
    expect((await begin(thief, sha256, content.length)).body).toEqual({ offset: 0, isWhole: false });
    const wrong = randomBytes(5000);
    expect((await send(thief, sha256, 0, wrong)).code).toBe('invalid');
    expect((await fetch(thief, sha256)).code).toBe('not-found');
    // His manager does not get it through his row, either.
    expect((await fetch(await laptopOf('managerSouth'), sha256)).code).toBe('not-found');

    // He has the same catalogue himself: sent in full it is his, and kept once.
    expect((await send(thief, sha256, 0, content)).body).toMatchObject({ isWhole: true });
    expect((await fetch(thief, sha256)).status).toBe(200);
    expect(await partsOf(sha256)).toBe(2);
    await keepHouse({ database, clock: server.clock }, officeUpkeep);
    expect(await partsOf(sha256)).toBe(1);
    expect((await fetch(thief, sha256)).status).toBe(200);
    expect((await fetch(lan, sha256)).status).toBe(200);
  });

  test('a paper that does not fit is refused before it is sent, with a word about the reason', async () => {
    const { sha256 } = await addTestPaper(database, office, { sha256: 'cd'.repeat(32) });
    expect(await begin(lan, sha256, 9 * blobPartBytes)).toMatchObject({
      code: 'too-large',
      body: { error: { fields: { office: 'full' } } },
    });
    expect((await begin(lan, sha256, 51 * 1024 * 1024)).code).toBe('invalid');
    expect((await begin(lan, 'no hash', 3)).code).toBe('invalid');
    await begin(lan, sha256, 10);
    const wrongKind = await lan.call('sendBlob', { id: sha256, body: {}, headers: { [uploadOffsetHeader]: '0' } });
    expect(wrongKind.status).toBe(415);
    expect((await send(lan, sha256, 0, Buffer.alloc(blobPartBytes + 1))).code).toBe('too-large');
  });

  test('thirty days after the last paper with it was removed a content goes, and not before', async () => {
    const content = randomBytes(100);
    const { sha256, id } = await addTestPaper(database, office, { content });
    await sendAll(lan, content);
    const removedAt = (ms: number | null) =>
      database.asOwner((sql) =>
        sql.query('UPDATE files SET deleted_at = $2 WHERE id = $1', [id, ms === null ? null : new Date(ms).toISOString()]),
      );
    const house = async (afterDays: number) => {
      const clock = { now: () => server.clock.nowMs + afterDays * day };
      await keepHouse(
        { database, clock },
        [...officeUpkeep].filter(({ name }) => name === 'blobs'),
      );
      return await partsOf(sha256);
    };
    expect(await house(400)).toBe(1);
    await removedAt(server.clock.nowMs);
    expect((await fetch(lan, sha256)).code).toBe('not-found');
    expect(await house(29)).toBe(1);
    await removedAt(null);
    expect((await fetch(lan, sha256)).status).toBe(200);
    await removedAt(server.clock.nowMs);
    expect(await house(31)).toBe(0);
  });

  test('a picture of a product is sent by the administrator who put it there, and is for everybody of his office and nobody else', async () => {
    const content = randomBytes(3000);
    const { sha256, id } = await addTestPhoto(database, office, { content, by: office.people.admin.userId });
    const admin = await laptopOf('admin');
    // Nobody else sends it, and before it was sent there is nothing to see.
    for (const person of ['repNorth', 'managerSouth'] as const) {
      const laptop = await laptopOf(person);
      expect((await begin(laptop, sha256, content.length)).code, person).toBe('not-found');
      expect((await send(laptop, sha256, 0, content)).code, person).toBe('not-found');
      expect((await fetch(laptop, sha256)).code, person).toBe('not-found');
    }
    expect((await sendAll(admin, content)).body).toMatchObject({ isWhole: true });
    for (const person of ['admin', 'repNorth', 'otherRepNorth', 'managerSouth', 'repSouth'] as const) {
      const got = await fetch(await laptopOf(person), sha256);
      expect({ status: got.status, hash: hashOf(Buffer.from(got.text)) }, person).toMatchObject({ status: 200 });
    }
    // Another office, where somebody knows the hash: the same answer as for a content that is nowhere.
    const other = await addTestOffice(database);
    const stranger = await aLoggedInLaptop(server, other.people.admin.account);
    expect((await fetch(stranger, sha256)).code).toBe('not-found');
    expect((await begin(stranger, sha256, content.length)).code).toBe('not-found');
    await addTestPhoto(database, other, { content, by: other.people.admin.userId });
    expect((await fetch(stranger, sha256)).code).toBe('not-found');

    // It stays for as long as the product shows it, and goes thirty days after it was removed.
    const house = async (afterDays: number) => {
      const clock = { now: () => server.clock.nowMs + afterDays * day };
      await keepHouse(
        { database, clock },
        officeUpkeep.filter(({ name }) => name === 'blobs'),
      );
      return await partsOf(sha256);
    };
    expect(await house(400)).toBe(1);
    await database.asOwner((sql) =>
      sql.query('UPDATE product_photos SET deleted_at = $2 WHERE id = $1', [id, new Date(server.clock.nowMs).toISOString()]),
    );
    expect((await fetch(await laptopOf('repNorth'), sha256)).code).toBe('not-found');
    expect(await house(29)).toBe(1);
    await database.asOwner((sql) => sql.query('DELETE FROM product_photos WHERE tenant_id = $1', [other.tenantId]));
    expect(await house(31)).toBe(0);
  });

  test('a picture of a product whose content is a secret paper of somebody gives nobody that paper', async () => {
    const content = randomBytes(700);
    const { sha256 } = await addTestPaper(database, office, { content });
    await sendAll(lan, content);
    // The administrator knows the hash and has not got the content.
    await addTestPhoto(database, office, { content, by: office.people.admin.userId });
    expect((await fetch(await laptopOf('repSouth'), sha256)).code).toBe('not-found');
  });

  test('the content of a paper whose person was erased goes with the next housekeeping, and is not handed out before', async () => {
    const content = randomBytes(100);
    const { sha256, id } = await addTestPaper(database, office, { content });
    await sendAll(lan, content);
    await database.asOwner((sql) => sql.query('UPDATE files SET sha256 = $2 WHERE id = $1', [id, '0'.repeat(64)]));
    expect((await fetch(lan, sha256)).code).toBe('not-found');
    const clock = { now: () => server.clock.nowMs + day / 12 };
    await keepHouse({ database, clock }, officeUpkeep);
    expect(await partsOf(sha256)).toBe(0);
  });
});
