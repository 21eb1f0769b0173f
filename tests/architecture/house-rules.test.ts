import { expect, test } from 'vitest';
import {
  boundLimits,
  lockedSources,
  longFiles,
  looseTypes,
  machinePaths,
  skippedTests,
  timeAndChance,
  webModules,
} from './house-rules.ts';
import { sourceFiles, withoutComments } from './source-files.ts';

const files = sourceFiles();
const own = (path: string) => path.startsWith('tests/architecture/');
const linesOf = (problems: readonly { line: number }[]) => problems.map(({ line }) => line);

test('the core and the shared rules take time and chance from their ports', () => {
  expect(timeAndChance(files)).toEqual([]);
  const text = [
    'const a = Date.now();',
    'new Date()',
    'new Date(clock.now())',
    'Math.random()',
    '// Date.now() would lie',
    'crypto.randomUUID()',
  ].join('\n');
  expect(linesOf(timeAndChance([{ path: 'src-main/core/visits/x.ts', text }]))).toEqual([1, 2, 4, 6]);
  expect(timeAndChance([{ path: 'src-main/core/platform/x.ts', text }])).toEqual([]);
});

test("the laptop's program starts without Node's fetch", () => {
  expect(webModules(files)).toEqual([]);
  const text = [
    "import { request } from 'node:https';",
    "import type { ServerResponse } from 'node:http';",
    "const { request } = process.getBuiltinModule('node:http');",
  ].join('\n');
  expect(linesOf(webModules([{ path: 'src-main/core-process/x.ts', text }]))).toEqual([1]);
});

test('no statement is compiled anew at every call for its limit', () => {
  expect(boundLimits(files)).toEqual([]);
  const text = ["'SELECT 1 LIMIT ?'", "'SELECT 1 LIMIT +?'", '`LIMIT ${most}`', "'LIMIT +@limit OFFSET @offset'"].join('\n');
  expect(linesOf(boundLimits([{ path: 'src-main/core/x.ts', text }]))).toEqual([1, 4]);
});

test('no test is skipped or runs alone', () => {
  expect(skippedTests(files.filter(({ path }) => !own(path)))).toEqual([]);
  const text = [
    "test.skip('a')",
    "test('b')",
    "describe.only('c')",
    "it.todo('d')",
    "test.skipIf(x)('e')",
    "test.each([1])('only')",
  ].join('\n');
  expect(linesOf(skippedTests([{ path: 'src-shared/x.test.ts', text }]))).toEqual([1, 3, 4, 5]);
});

test('no file is longer than 400 lines', () => {
  expect(longFiles(files)).toEqual([]);
  expect(
    longFiles([
      { path: 'src-shared/x.ts', text: 'x\n'.repeat(401) },
      { path: 'src-shared/y.ts', text: 'x\n'.repeat(400) },
    ]),
  ).toMatchObject([{ path: 'src-shared/x.ts' }]);
});

test('the compiler is never switched off', () => {
  expect(looseTypes(files.filter(({ path }) => !own(path)))).toEqual([]);
  const text = [
    'const a: any = 1;',
    'x as any',
    'const any = 1;',
    '// @ts-ignore',
    'Array<any>',
    'z.any()',
    'Record<string, any>',
    '// any visit',
    'f(a: any)',
  ].join('\n');
  expect(linesOf(looseTypes([{ path: 'src-shared/x.ts', text }])).sort()).toEqual([1, 2, 4, 5, 7, 9]);
});

test("nothing in the repository names a folder of somebody's machine", () => {
  expect(machinePaths(files.filter(({ path }) => !own(path)))).toEqual([]);
  const text = [
    "const a = '/home/minh/data'",
    'C:\\Users\\minh',
    "fetch('/files/x')",
    'cd /root/project',
    'https://example.com/home/x',
    "'/home/lan/a.csv'",
  ].join('\n');
  expect(linesOf(machinePaths([{ path: 'docs/x.md', text }]))).toEqual([1, 2, 4]);
});

test('the lock file names versions and hashes and no place to load from', () => {
  const lock = files.find(({ path }) => path === 'package-lock.json');
  expect(lock?.text).toContain('"integrity"');
  expect(lockedSources(lock?.text ?? '')).toEqual([]);
  expect(lockedSources('      "resolved": "https://example.com/a.tgz",')).toHaveLength(1);
});

test('a rule about code does not fire on a sentence about it, and keeps the lines apart', () => {
  expect(withoutComments("a // b\n/* c\nd */ e 'http://x' f")).toBe("a \n    \n     e 'http://x' f");
});
