import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';

/**
 * Our own signature over an update, checked beside the system's (Authenticode, notarisation): those are skipped where the
 * publisher's name is missing, and Linux packages have none. Everything here fails closed.
 */
const manifestSchema = z.strictObject({
  product: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** The oldest version that may be updated with this one. */
  minVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  platform: z.enum(['win32', 'darwin', 'linux']),
  arch: z.enum(['x64', 'arm64']),
  file: z.string().regex(/^[\w.-]+$/),
  size: z.number().int().positive(),
  /** SHA-512 in base64. */
  sha512: z.string().length(88),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type UpdateManifest = z.output<typeof manifestSchema>;

const envelopeSchema = z.strictObject({ manifest: z.string().max(10_000), signature: z.string().max(200) });

export interface Installed {
  readonly product: string;
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
  /** `issuedAt` of the newest manifest ever accepted here, so that an old one cannot be played again. */
  readonly lastIssuedAt: string | null;
}

export type UpdateRefusal =
  | 'unreadable'
  | 'bad-signature'
  | 'other-product'
  | 'other-platform'
  | 'not-newer'
  | 'too-old-for-it'
  | 'expired'
  | 'from-the-future'
  | 'replayed'
  | 'insecure-address'
  | 'other-host'
  | 'wrong-size'
  | 'wrong-content';

export type Verdict<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: UpdateRefusal };

const clockToleranceMs = 24 * 3600_000;

/** `text` is the downloaded envelope `{manifest, signature}`; the signature is Ed25519 over the manifest's exact text. */
export function verifyUpdateManifest(
  text: string,
  publicKeyPem: string,
  installed: Installed,
  nowMs: number,
): Verdict<UpdateManifest> {
  const envelope = envelopeSchema.safeParse(parseJson(text));
  if (!envelope.success) return refuse('unreadable');
  if (!isSigned(envelope.data.manifest, envelope.data.signature, publicKeyPem)) return refuse('bad-signature');
  const parsed = manifestSchema.safeParse(parseJson(envelope.data.manifest));
  if (!parsed.success) return refuse('unreadable');
  const manifest = parsed.data;
  if (manifest.product !== installed.product) return refuse('other-product');
  if (manifest.platform !== installed.platform || manifest.arch !== installed.arch) return refuse('other-platform');
  if (compareVersions(manifest.version, installed.version) <= 0) return refuse('not-newer');
  if (compareVersions(installed.version, manifest.minVersion) < 0) return refuse('too-old-for-it');
  if (Date.parse(manifest.expiresAt) <= nowMs) return refuse('expired');
  if (Date.parse(manifest.issuedAt) > nowMs + clockToleranceMs) return refuse('from-the-future');
  if (Date.parse(manifest.issuedAt) < Date.parse(installed.lastIssuedAt ?? '1970-01-01')) return refuse('replayed');
  return { ok: true, value: manifest };
}

/** Where an update may come from: HTTPS, and the host of the feed; a redirect elsewhere is refused. */
export function verifyUpdateAddress(feedUrl: string, address: string): Verdict<URL> {
  if (!URL.canParse(feedUrl) || !URL.canParse(address, feedUrl)) return refuse('unreadable');
  const feed = new URL(feedUrl);
  const url = new URL(address, feed);
  if (feed.protocol !== 'https:' || url.protocol !== 'https:') return refuse('insecure-address');
  if (url.host !== feed.host || url.username !== '' || url.password !== '') return refuse('other-host');
  return { ok: true, value: url };
}

/** The downloaded file against the signed manifest, read as a stream: installers are larger than memory should hold. */
export async function verifyUpdateFile(path: string, manifest: UpdateManifest): Promise<Verdict<string>> {
  const hash = createHash('sha512');
  let size = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      // A stream without an encoding gives Buffers.
      hash.update(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
  } catch {
    return refuse('unreadable');
  }
  if (size !== manifest.size) return refuse('wrong-size');
  return hash.digest('base64') === manifest.sha512 ? { ok: true, value: path } : refuse('wrong-content');
}

/** Numbers, not text: 0.10.0 is newer than 0.9.0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('-')[0]?.split('.').map(Number) ?? []);
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function isSigned(manifest: string, signature: string, publicKeyPem: string): boolean {
  try {
    const key = createPublicKey(publicKeyPem);
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(manifest), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(refusal: UpdateRefusal): { ok: false; refusal: UpdateRefusal } {
  return { ok: false, refusal };
}
