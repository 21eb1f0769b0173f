import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientOf, coreOf } from './core.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { median, spread, timed, timedSync } from './measure.ts';
import { temporaryFolder, withoutBackups } from './profiles.ts';

const papers = 200;

export const files: Bench = {
  ids: ['paper-add-ratio', 'paper-list'],
  title: 'files.add of a 10 MB paper beside a plain copy with fsync; files.list of a customer with 200 papers',
  async run({ isQuick }) {
    const folder = temporaryFolder();
    const rounds = isQuick ? 5 : 15;
    try {
      const profileDir = join(folder.path, 'profile');
      const core = coreOf(profileDir);
      await core.start();
      const client = clientOf(core);
      await client.profile.create({ userName: 'Lan', companyName: 'Bench' });
      withoutBackups(profileDir);
      const { id: customerId } = await client.customers.create({ name: 'Khách nhiều giấy tờ' });
      const source = join(folder.path, 'ban-ve.dat');
      const added: number[] = [];
      const copied: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        // A new content each time: the same one again would be found and not written.
        writeFileSync(source, randomBytes(10 * 1024 * 1024));
        copied.push(timedSync(() => copyDurably(source, join(folder.path, `copy-${round}`))));
        added.push(await timed(() => client.files.add({ customerId, files: [source] })));
      }
      const { id: manyId } = await client.customers.create({ name: 'Khách hai trăm giấy tờ' });
      const small = Array.from({ length: papers }, (_, at) => {
        const path = join(folder.path, `giay-to-${at}.dat`);
        writeFileSync(path, randomBytes(2000));
        return path;
      });
      for (let at = 0; at < papers; at += 100) await client.files.add({ customerId: manyId, files: small.slice(at, at + 100) });
      const listed: number[] = [];
      for (let round = 0; round < 50; round += 1) listed.push(await timed(() => client.files.list({ customerId: manyId })));
      await core.close();
      const words = `added ${spread(added)}, copied ${spread(copied)}; ${rounded(10 / (median(added) / 1000))} MB a second`;
      return [
        atMost('paper-add-ratio', median(added) / median(copied), '', 8, words),
        atMost('paper-list', median(listed), 'ms', 50, spread(listed)),
      ];
    } finally {
      folder.remove();
    }
  },
};

/** What a copy costs that a power cut cannot take. */
function copyDurably(from: string, to: string): void {
  const file = openSync(to, 'w');
  try {
    const content = readFileSync(from);
    for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
