import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceFile {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What a check has to say about a file. */
export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = [
  'src-shared',
  'src-main',
  'src-renderer',
  'src-server',
  'db',
  'tests',
  'bench',
  'build',
  'docs',
  '.ci',
  'resources',
];
const readable = /\.(ts|tsx|mts|mjs|cjs|css|html|json|md|sql|yml|yaml|c|sh)$|^\.ci\/run$/;

/** Every file of ours that a person reads, and the ones at the root. */
export function sourceFiles(): SourceFile[] {
  const atRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(root, entry.name));
  const inRooms = rooms
    .map((room) => join(root, room))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
  return [...atRoot, ...inRooms]
    .map((file) => ({ file, path: relative(root, file).split(sep).join('/') }))
    .filter(({ path }) => readable.test(path) && !path.includes('node_modules/'))
    .map(({ file, path }) => ({ path, text: readFileSync(file, 'utf8') }));
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('tests/');
}

export function isTypeScript(path: string): boolean {
  return /\.(ts|tsx|mts)$/.test(path);
}

/** The lines in which `pattern` (without the g flag) is found, comments left out. */
export function linesMatching(file: SourceFile, pattern: RegExp): Problem[] {
  return withoutComments(file.text)
    .split('\n')
    .flatMap((text, index) => (pattern.test(text) ? [{ path: file.path, line: index + 1, text: text.trim() }] : []));
}

/** Comments blanked, lines kept: a rule about code must not fire on a sentence about it. Strings stay: SQL lives in them. */
export function withoutComments(text: string): string {
  const token = /\/\*[\s\S]*?\*\/|(^|[\s;{}(,])\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
  return text.replace(token, (found, before: string | undefined) => {
    if (found.startsWith('/*')) return found.replace(/[^\n]/g, ' ');
    return before === undefined ? found : before;
  });
}
