import { isTest, isTypeScript, linesMatching, type Problem, type SourceFile } from './source-files.ts';

/** Time and chance come in through ports, so that a test can choose them. */
export function timeAndChance(files: readonly SourceFile[]): Problem[] {
  const pattern = /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\s*\)|\brandomUUID\(|\bnew Date\b(?!\s*\()/;
  return files
    .filter(({ path }) => isTypeScript(path) && !isTest(path))
    .filter(
      ({ path }) =>
        path.startsWith('src-shared/') || (path.startsWith('src-main/core/') && !path.startsWith('src-main/core/platform/')),
    )
    .flatMap((file) => linesMatching(file, pattern));
}

/** As an ES module each of them reads all of Node's `fetch`, 40 ms of every start; `process.getBuiltinModule` gives the same without it. */
export function webModules(files: readonly SourceFile[]): Problem[] {
  return files
    .filter(({ path }) => isTypeScript(path) && !isTest(path) && path.startsWith('src-main/'))
    .flatMap((file) => linesMatching(file, /^import (?!type\b).*'node:(http|https|http2)'/));
}

/** SQLite compiles a statement with a bound limit anew at every call, since it plans by the number; a plus before it keeps the number to itself. */
export function boundLimits(files: readonly SourceFile[]): Problem[] {
  return files
    .filter(({ path }) => isTypeScript(path) && !isTest(path) && path.startsWith('src-main/'))
    .flatMap((file) => linesMatching(file, /\b(LIMIT|OFFSET) [?@:]/));
}

/** A test that does not run proves nothing. */
export function skippedTests(files: readonly SourceFile[]): Problem[] {
  const pattern = /\b(test|it|describe)(\.\w+)*\.(skip|only|todo|skipIf|runIf|fails)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/;
  return files.filter(({ path }) => isTest(path) && isTypeScript(path)).flatMap((file) => linesMatching(file, pattern));
}

/** A longer file has more than one subject. Lists of facts may be long: they are data. */
export function longFiles(files: readonly SourceFile[], most = 400): Problem[] {
  return files
    .filter(({ path }) => /\.(ts|tsx|mts|mjs|cjs|css)$/.test(path))
    .map((file) => ({ path: file.path, line: file.text.trimEnd().split('\n').length, text: 'lines' }))
    .filter(({ line }) => line > most);
}

/** `any` switches the compiler off, and so do its comments. */
export function looseTypes(files: readonly SourceFile[]): Problem[] {
  const any = /(:|\bas|<|\||&|=>|,)\s*any\b(\[\]|>|\s*[;,)=|&{]|\s*$)/;
  const comment = /@ts-(ignore|nocheck|expect-error)/;
  return files
    .filter(({ path }) => isTypeScript(path) && !path.endsWith('.d.ts'))
    .flatMap((file) => [
      ...linesMatching(file, any),
      ...file.text
        .split('\n')
        .flatMap((text, index) =>
          comment.test(text) && !/['"`/(].*@ts-/.test(text.replace(/^\s*\/\//, ''))
            ? [{ path: file.path, line: index + 1, text: text.trim() }]
            : [],
        ),
    ]);
}

/** Folders of one person's machine: what works only there. Lan is the invented person of the tests. */
export function machinePaths(files: readonly SourceFile[]): Problem[] {
  const pattern = /(^|[\s'"`(=:])(\/(home|root|Users|work|mnt|srv)\/(?!lan\b)[\w.-]+|[A-Z]:\\+Users\\+(?!lan\b)\w+)/;
  return files.flatMap((file) =>
    file.text
      .split('\n')
      .flatMap((text, index) =>
        pattern.test(text) ? [{ path: file.path, line: index + 1, text: text.trim().slice(0, 120) }] : [],
      ),
  );
}

/** Where a package came from depends on whoever installed it; the lock file names versions and hashes. */
export function lockedSources(lockFile: string): string[] {
  return lockFile
    .split('\n')
    .filter((line) =>
      /"resolved":|https?:\/\/(?!(www\.)?(github\.com|opencollective\.com|paypal\.me|tidelift\.com|patreon\.com))[^"]*\.tgz/.test(
        line,
      ),
    );
}
