// Every installed package must have a licence that lets the program be sold; tools that never ship may have a few more.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

interface Found {
  readonly licenses?: string | readonly string[];
}
interface Checker {
  init(options: object, done: (error: Error | null, packages: Readonly<Record<string, Found>>) => void): void;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
// The package has no types of its own; this is the one function of its documentation that is used.
const checker = createRequire(import.meta.url)('license-checker-rseidelsohn') as Checker;

const allowed = new Set([
  'MIT',
  'MIT*',
  'MIT-0',
  'ISC',
  'ISC*',
  'BSD',
  'BSD*',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'Apache*',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'OFL-1.1',
  'Python-2.0',
  'WTFPL',
  'Zlib',
  'Artistic-2.0',
]);
/** Shipped unchanged, with its source named: this licence covers its own files only. */
const unchanged: Readonly<Record<string, string>> = { 'ical.js': 'MPL-2.0' };
/** Used at the desk only: not part of what users get. */
const toolsOnly: Readonly<Record<string, string>> = {
  'axe-core': 'MPL-2.0',
  '@axe-core/playwright': 'MPL-2.0',
  lightningcss: 'MPL-2.0',
  'caniuse-lite': 'CC-BY-4.0',
  'spdx-exceptions': 'CC-BY-3.0',
  'spdx-ranges': 'CC-BY-3.0',
  // Comes with exceljs, which only writes workbooks for the tests; its package.json names no licence.
  buffers: 'UNKNOWN',
};

function isAllowed(name: string, licence: string): boolean {
  // "(MIT OR GPL-3.0)" lets us choose; "(MIT AND Zlib)" binds to both.
  const plain = licence.replace(/[()]/g, '');
  if (plain.includes(' OR ')) return plain.split(' OR ').some((one) => isAllowed(name, one.trim()));
  if (plain.includes(' AND ')) return plain.split(' AND ').every((one) => isAllowed(name, one.trim()));
  const tool = Object.entries(toolsOnly).find(([known]) => name === known || name.startsWith(`${known}-`));
  return allowed.has(plain) || unchanged[name] === plain || tool?.[1] === plain;
}

checker.init({ start: root, excludePrivatePackages: true }, (error, packages) => {
  if (error !== null && error !== undefined) throw error;
  const refused = Object.entries(packages).filter(([place, { licenses = 'none' }]) => {
    const name = place.slice(0, place.lastIndexOf('@'));
    return !isAllowed(name, typeof licenses === 'string' ? licenses : licenses.join(' OR '));
  });
  for (const [place, { licenses }] of refused) console.error(`${place}: ${String(licenses)}`);
  console.log(`${Object.keys(packages).length} packages, ${refused.length} with a licence that is not on the list`);
  process.exitCode = refused.length === 0 && Object.keys(packages).length > 100 ? 0 : 1;
});
