import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canMount, mountSmallDisk } from './disk-errors.ts';
import { call, coreOf, makeProfile, Refused } from './fault-core.ts';
import { createRandom, seedOf } from './random.ts';
import { childEnvironment, isFull, sayLeftOut, temporaryFolder } from './tools.ts';

const childFile = new URL('./paper-child.ts', import.meta.url).pathname;

test('every paper whose adding was answered opens after the program was killed in the middle of the next one', async () => {
  const seed = seedOf();
  const random = createRandom(seed);
  const folder = temporaryFolder('papers');
  try {
    const profileDir = join(folder.path, 'profile');
    await makeProfile(profileDir);
    const first = coreOf(profileDir);
    await first.start();
    const { id: customerId } = await call<{ id: string }>(first, 'customers.create', { name: 'Vật liệu Hùng Cường' });
    await first.close();
    const said: { id: string; sha256: string }[] = [];
    const rounds = isFull ? 200 : 12;
    for (let round = 0; round < rounds; round += 1) {
      const given = mkdtempSync(join(folder.path, 'given-'));
      const child = spawn(process.execPath, [childFile, profileDir, customerId, given], {
        env: childEnvironment(folder.path),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let text = '';
      let left = 1 + random.below(6);
      child.stdout.on('data', (bytes: Buffer) => {
        text += bytes.toString();
        // Killed at some moment after so many answers.
        left -= bytes.toString().split('\n').length - 1;
        if (left <= 0) setTimeout(() => child.kill('SIGKILL'), random.below(40));
      });
      await new Promise((ended) => child.on('close', ended));
      for (const line of text.split('\n').slice(0, -1)) said.push(JSON.parse(line) as { id: string; sha256: string });
      rmSync(given, { recursive: true });
    }
    const core = coreOf(profileDir);
    await core.start();
    const copy = join(folder.path, 'copy');
    const lost: string[] = [];
    for (const { id, sha256 } of said) {
      await call(core, 'files.save', { id, file: copy });
      if (createHash('sha256').update(readFileSync(copy)).digest('hex') !== sha256) lost.push(id);
    }
    const { papers } = await call<{ papers: { id: string; place: string }[] }>(core, 'files.list', { customerId });
    await core.close();
    expect({ seed, lost, notHere: papers.filter(({ place }) => place !== 'here') }).toEqual({ seed, lost: [], notHere: [] });
    expect(said.length).toBeGreaterThanOrEqual(rounds);
    // A paper that was under way may be there whole; half of one never is.
    expect(papers.length).toBeLessThanOrEqual(said.length + rounds);
  } finally {
    folder.remove();
  }
});

test('a paper for which the disk has no room is refused in words, leaves nothing behind, and what was there opens', async () => {
  if (!canMount()) return sayLeftOut('papers on a full disk', 'this machine mounts nothing');
  const folder = temporaryFolder('papers-full');
  const place = join(folder.path, 'disk');
  const disk = mountSmallDisk(place, 12);
  try {
    const profileDir = join(place, 'profile');
    mkdirSync(profileDir);
    await makeProfile(profileDir);
    const core = coreOf(profileDir);
    await core.start();
    const { id: customerId } = await call<{ id: string }>(core, 'customers.create', { name: 'Vật liệu Hùng Cường' });
    const small = join(folder.path, 'nhỏ.dat');
    const content = randomBytes(300_000);
    writeFileSync(small, content);
    const { added } = await call<{ added: { id: string }[] }>(core, 'files.add', { customerId, files: [small] });
    const large = join(folder.path, 'lớn.dat');
    writeFileSync(large, randomBytes(20 * 1024 * 1024));
    const answer = await call<{ refused: { name: string; code: string }[] }>(core, 'files.add', { customerId, files: [large] });
    expect(answer.refused).toMatchObject([{ name: 'lớn.dat', code: 'disk-full' }]);
    expect(readdirSync(join(profileDir, 'blobs', 'incoming'))).toEqual([]);
    // The disk has its room again, and the program goes on.
    const copy = join(folder.path, 'copy');
    await call(core, 'files.save', { id: added[0]?.id, file: copy });
    expect(readFileSync(copy).equals(content)).toBe(true);
    await call(core, 'customers.update', { id: customerId, change: { note: 'Gọi lại' } });
    const full = join(place, 'copy');
    const refusal = await call(core, 'files.save', { id: added[0]?.id, file: join(full, 'no such folder') }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refused);
    await core.close();
  } finally {
    disk.unmount();
    folder.remove();
  }
});
