import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What the start was told wrong, in words for whoever typed it. */
export class StartRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartRefused';
  }
}

export interface StartWords {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly 'tls-cert'?: string | undefined;
  readonly 'tls-key'?: string | undefined;
  readonly 'behind-proxy'?: boolean | undefined;
}

export interface StartOptions {
  readonly host: string;
  readonly port: number;
  readonly isBehindProxy: boolean;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Room for the papers of one office; null: as much as usual. */
  readonly mostBlobBytes: number | null;
}

export const usualPort = 4600;
const thisMachine = new Set(['127.0.0.1', '::1', 'localhost']);

/** @throws StartRefused */
export function readStartOptions(words: StartWords, environment: NodeJS.ProcessEnv): StartOptions {
  const portText = words.port ?? environment['PORT'] ?? String(usualPort);
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65_535)
    throw new StartRefused(`${portText} is no port. Use a number up to 65535; 0 takes a free one.`);
  const host = words.host ?? '127.0.0.1';
  const tls = readTls(words['tls-cert'], words['tls-key']);
  const isBehindProxy = words['behind-proxy'] === true;
  if (!thisMachine.has(host) && tls === null && !isBehindProxy) {
    throw new StartRefused(
      `Listening on ${host} without encryption would send passwords and customers in the clear. Give --tls-cert FILE and --tls-key FILE, or ` +
        'put a proxy with a certificate in front (nginx, Caddy) and say --behind-proxy.',
    );
  }
  const gigabytes = environment['FIELDBOOK_PAPERS_GB'] ?? '';
  if (gigabytes !== '' && !/^\d{1,5}$/.test(gigabytes))
    throw new StartRefused(
      `FIELDBOOK_PAPERS_GB is the room for the papers of one office, in whole gigabytes, and not ${gigabytes}.`,
    );
  return { host, port, isBehindProxy, tls, mostBlobBytes: gigabytes === '' ? null : Number(gigabytes) * 1024 ** 3 };
}

function readTls(cert: string | undefined, key: string | undefined): StartOptions['tls'] {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) throw new StartRefused('--tls-cert and --tls-key belong together.');
  return { cert: readPem(cert), key: readPem(key) };
}

function readPem(file: string): string {
  const path = typedPath(file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new StartRefused(`${path} cannot be read.`);
  }
  if (!text.includes('-----BEGIN')) throw new StartRefused(`${path} is no PEM file.`);
  return text;
}

/** npm runs scripts in the project's folder; a path that a person types belongs to the folder where it was typed. */
export function typedPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}
