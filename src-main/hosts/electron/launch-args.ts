import { extname, resolve } from 'node:path';
import type { RecordLink } from '../../../src-shared/rpc/bridge.ts';
import { parseDeepLink } from './deep-link.ts';

/** Files that open the import's preview when the system hands them over. */
export const openableExtensions: readonly string[] = ['.vcf', '.csv', '.xlsx', '.ics'];

export interface Launch {
  readonly records: readonly RecordLink[];
  readonly files: readonly string[];
  readonly profileDir: string | null;
  readonly language: 'vi' | 'en' | null;
  readonly isSelfTest: boolean;
  /** Started by the system at login: into the tray, without a window. */
  readonly isHidden: boolean;
}

/**
 * What the command line asks for. It comes from the system, from a second start, and on Windows from any web page that
 * links to `fieldbook:`; so it is read by this list only, and whatever else is there is ignored.
 */
export function readLaunch(args: readonly string[], workingDir: string): Launch {
  const records: RecordLink[] = [];
  const files: string[] = [];
  let profileDir: string | null = null;
  let language: Launch['language'] = null;
  // A browser passes the link as one argument, but a crafted one may bring switches along: beside a link nothing else counts.
  const isFromLink = args.some((arg) => /^fieldbook:/i.test(arg));
  for (const arg of args) {
    const record = parseDeepLink(arg);
    if (record !== null) records.push(record);
    if (isFromLink) continue;
    if (arg.startsWith('--profile=') && arg.length > 10) profileDir = resolve(workingDir, arg.slice(10));
    if (arg === '--language=vi' || arg === '--language=en') language = arg === '--language=vi' ? 'vi' : 'en';
    if (isOpenableFile(arg)) files.push(resolve(workingDir, arg));
  }
  return {
    records: records.slice(0, 1),
    files: files.slice(0, 1),
    profileDir,
    language,
    isSelfTest: !isFromLink && args.includes('--self-test'),
    isHidden: !isFromLink && args.includes('--hidden'),
  };
}

/** A local file of a kind that can be imported. Network paths are refused: opening one sends the user's Windows password hash. */
export function isOpenableFile(path: string): boolean {
  return (
    !path.startsWith('-') &&
    !path.includes('\0') &&
    !/^[/\\]{2}/.test(path) &&
    !/^[a-z][a-z0-9+.-]+:/i.test(path) &&
    openableExtensions.includes(extname(path).toLowerCase())
  );
}
