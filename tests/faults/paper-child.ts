// Puts papers on a customer until it is ended, and says each one when the answer came.
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createHash, randomBytes } from 'node:crypto';
import { call, coreOf } from './fault-core.ts';

const [profileDir = '', customerId = '', folder = ''] = process.argv.slice(2);
const core = coreOf(profileDir);
await core.start();
for (let no = 0; ; no += 1) {
  // From a few bytes to several chunks.
  const content = randomBytes(1 + ((no * 377_777) % 1_500_000));
  // Chance must not begin as programs do: those are refused.
  content[0] = 0;
  const path = join(folder, `paper-${no}.dat`);
  writeFileSync(path, content);
  const { added } = await call<{ added: { id: string }[] }>(core, 'files.add', { customerId, files: [path] });
  const [paper] = added;
  if (paper === undefined) throw new Error('the paper was not taken in');
  const said = { id: paper.id, sha256: createHash('sha256').update(content).digest('hex') };
  writeSync(1, `${JSON.stringify(said)}\n`);
}
