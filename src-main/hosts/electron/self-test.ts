import type { Contract } from '../../../src-shared/contract.ts';
import { createClient } from '../../../src-shared/rpc/client.ts';
import type { Transport } from '../../../src-shared/rpc/transport.ts';
import type { Secrets } from '../../core/platform/ports.ts';
import { fuses } from './fuses.ts';

export interface SelfTestStep {
  readonly step: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface SelfTestReport {
  readonly ok: boolean;
  readonly version: string;
  readonly steps: readonly SelfTestStep[];
}

/**
 * `Fieldbook --self-test`: what only a packaged program on a real laptop can show, as JSON on standard output. It works in a
 * folder of its own and never touches the user's profile.
 */
export async function runSelfTest(parts: {
  readonly version: string;
  readonly core: Transport;
  readonly secrets: Secrets;
  /** Puts a text into a file and gives the ref under which the core may read it. */
  readonly file: (name: string, text: string) => string;
  readonly fuses: () => Partial<Record<keyof typeof fuses, boolean>> | null;
  readonly versions: Readonly<Record<string, string | undefined>>;
}): Promise<SelfTestReport> {
  const steps: SelfTestStep[] = [];
  async function step(name: string, work: () => Promise<string>): Promise<void> {
    try {
      steps.push({ step: name, ok: true, detail: await work() });
    } catch (error) {
      steps.push({ step: name, ok: false, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  const client = createClient<Contract>(parts.core);

  await step('versions', async () =>
    ['electron', 'chrome', 'node'].map((name) => `${name} ${parts.versions[name] ?? 'missing'}`).join(', '),
  );
  await step('wrap and unwrap a key', async () => {
    const key = crypto.getRandomValues(new Uint8Array(32));
    const wrapped = await parts.secrets.wrap(key);
    const back = await parts.secrets.unwrap(wrapped);
    if (Buffer.compare(key, back) !== 0) throw new Error('the key came back changed');
    return `${wrapped.backend}, ${wrapped.isStrong ? 'strong' : 'NOT protected by the system'}`;
  });
  await step('make an encrypted profile', async () => {
    await client.profile.create({ userName: 'Self-test', companyName: 'Fieldbook' });
    return JSON.stringify(await client.app.status({}));
  });
  await step('store and find a customer', async () => {
    await client.customers.create({ name: 'Đại lý Tự kiểm' });
    const found = JSON.stringify(await client.customers.search({ text: 'dai ly tu kiem' }));
    if (!found.includes('Đại lý Tự kiểm')) throw new Error(`not found in ${found.slice(0, 200)}`);
    return 'found without accents';
  });
  await step('read a file in a thread of its own', async () => {
    const file = parts.file('self-test.csv', 'Tên công ty,Điện thoại\nCông ty Thử,0909123456\n');
    const preview = JSON.stringify(await client.imports.inspect({ file }));
    if (!preview.includes('Công ty Thử')) throw new Error(`the row is missing in ${preview.slice(0, 200)}`);
    return 'read';
  });
  await step('back up', async () => JSON.stringify(await client.backup.create({})));
  await step('fuses', async () => {
    const wire = parts.fuses();
    if (wire === null) throw new Error('this binary has no fuse wire');
    const wrong = Object.entries(fuses).filter(([name, wanted]) =>
      Object.entries(wire).every(([n, v]) => n !== name || v !== wanted),
    );
    if (wrong.length > 0) throw new Error(`not as decided: ${wrong.map(([name]) => name).join(', ')}`);
    return 'as decided';
  });
  return { ok: steps.every((each) => each.ok), version: parts.version, steps };
}
