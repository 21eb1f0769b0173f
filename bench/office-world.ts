import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { newDeviceKey, publicKeyOf } from '../src-main/core/office/device-key.ts';
import { createHttpLink } from '../src-main/core/office/http-link.ts';
import { createOfficeHttp } from '../src-main/core/office/office-http.ts';
import { createOfficeSession } from '../src-main/core/office/office-session.ts';
import type { Db } from '../src-main/core/platform/database.ts';
import type { Network, Ports } from '../src-main/core/platform/ports.ts';
import type { OfficeLink } from '../src-main/core/sync/link.ts';
import { createStateStore } from '../src-main/core/sync/state.ts';
import { createNodeCore } from '../src-main/core-process/node-core.ts';
import { nodeNetwork } from '../src-main/core-process/node-network.ts';
import { AppError } from '../src-shared/rpc/errors.ts';
import { officeSession } from '../src-shared/sync/protocol.ts';
import type { Core } from '../src-main/core/core.ts';
import type { Client } from '../src-shared/contract.ts';
import { clientOf } from './core.ts';
import { temporaryFolder, withoutBackups } from './profiles.ts';

export interface OfficeLogin {
  readonly address: string;
  readonly account: string;
  readonly password: string;
}

/** A server with its PostgreSQL in a process of their own, as on another machine. */
export async function officeServer(customers: number): Promise<{ login: OfficeLogin; end: () => Promise<void> }> {
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL('./children/office-server.ts', import.meta.url)), String(customers)],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('\n')) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`the office's server ended with ${String(code)}`)));
  });
  return {
    login: JSON.parse(line) as OfficeLogin, // what office-server.ts prints
    async end() {
      child.disconnect();
      await ended;
    },
  };
}

export interface Laptop {
  readonly core: Core;
  readonly client: Client;
  readonly profileDir: string;
  /** False: no signal. */
  signal: { isOn: boolean };
  end(): Promise<void>;
}

/** A laptop of the office that has not joined yet. */
export async function laptop(isInMemory = false): Promise<Laptop> {
  const folder = temporaryFolder({ isInMemory });
  const signal = { isOn: true };
  const network: Network = {
    async request(request) {
      if (!signal.isOn) throw new AppError('offline', 'no signal');
      return await nodeNetwork.request(request);
    },
  };
  const core = createNodeCore({ profileDir: folder.path, version: '0.0.0-bench', host: 'memory', ports: { network } });
  await core.start();
  return {
    core,
    client: clientOf(core),
    profileDir: folder.path,
    signal,
    async end() {
      await core.close();
      folder.remove();
    },
  };
}

export async function joined(login: OfficeLogin, deviceName: string, isInMemory = false): Promise<Laptop> {
  const made = await laptop(isInMemory);
  await made.client.office.join({ ...login, deviceName });
  withoutBackups(made.profileDir);
  return made;
}

/** The program's own log-in and link, whose session lies in this database, without the program around it. */
export async function linkOf(login: OfficeLogin, db: Db, ports: Ports): Promise<{ link: OfficeLink; userId: string }> {
  const http = createOfficeHttp(ports.network, login.address);
  const state = createStateStore(db);
  const key = newDeviceKey();
  state.set('device_key', key);
  const json = {
    account: login.account,
    password: login.password,
    device: { id: ports.ids.next(), name: 'Bench', publicKey: publicKeyOf(key), platform: 'bench', appVersion: '0', lastOpNo: 0 },
  };
  const answer = await http.json({ route: 'login', json, signal: new AbortController().signal }, officeSession);
  state.set('device_id', answer.deviceId);
  const session = createOfficeSession({ http, state, clock: ports.clock, version: '0' });
  session.keep(answer);
  return { link: createHttpLink({ http, session, clock: ports.clock }), userId: answer.user.id };
}
