import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAppUrl } from './app-origin.ts';
import { parseDeepLink } from './deep-link.ts';
import { externalUrl, openExternal } from './external-links.ts';
import { isOpenableFile, readLaunch } from './launch-args.ts';
import { dangerousAddresses, foreignAddresses, openAddresses } from './testing-addresses.ts';

const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 2 ** 31);
const runs = { seed, numRuns: 1000, verbose: 1 };
const id = '0198f3a0-1111-7000-8000-000000000001';

test('no foreign address counts as one of our own pages', () => {
  expect(foreignAddresses.length).toBeGreaterThanOrEqual(200);
  expect(foreignAddresses.filter(isAppUrl)).toEqual([]);
  expect(['app://bundle/', 'app://bundle/#/customers', 'app://bundle/index.html?x=1'].map(isAppUrl)).toEqual([true, true, true]);
});

test('Electron checklist 15: a link that could start a program or hide its aim is not handed to the system', async () => {
  expect(dangerousAddresses.length).toBeGreaterThanOrEqual(300);
  const opened: string[] = [];
  const shell = { openExternal: async (url: string) => void opened.push(url) };
  for (const address of dangerousAddresses) expect(await openExternal(shell, address), JSON.stringify(address)).toBe(false);
  expect(opened).toEqual([]);
});

test('a web page, a mail address, a phone number and Zalo open in the system’s programs', async () => {
  const opened: string[] = [];
  const shell = { openExternal: async (url: string) => void opened.push(url) };
  for (const [address] of openAddresses) expect(await openExternal(shell, address), address).toBe(true);
  expect(opened).toEqual(openAddresses.map(([, url]) => url));
});

test(`whatever text arrives as a link, only https, mailto and tel get through (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl(),
        fc.constantFrom(...dangerousAddresses).chain((a) => fc.string().map((b) => a + b)),
      ),
      (text) => {
        const url = externalUrl(text);
        expect(url === null || /^(https:\/\/[^/@\\]+[/]|mailto:|tel:)/.test(url)).toBe(true);
      },
    ),
    runs,
  );
});

test('a link to a customer opens that customer, in any writing of the scheme', () => {
  expect(parseDeepLink(`fieldbook://customers/${id}`)).toEqual({ entity: 'customer', id });
  expect(parseDeepLink(`FIELDBOOK://Customers/${id.toUpperCase()}/`)).toEqual({ entity: 'customer', id });
  expect(parseDeepLink(`fieldbook://visits/${id}`)).toEqual({ entity: 'visit', id });
});

test('any other link opens nothing', () => {
  const others = [
    '',
    'fieldbook:',
    'fieldbook://',
    'fieldbook://customers',
    'fieldbook://customers/',
    'fieldbook://customers/1',
    `fieldbook://customers/${id}/delete`,
    `fieldbook://customers/${id}?x=1`,
    `fieldbook://customers/${id}#x`,
    `fieldbook://customers/../${id}`,
    `fieldbook://__proto__/${id}`,
    `fieldbook://constructor/${id}`,
    `fieldbook:customers/${id}`,
    `fieldbook://quotes/${id}`,
    `https://customers/${id}`,
    ` fieldbook://customers/${id}`,
    `fieldbook://customers/${id}\n`,
    `fieldbook://customers/${id}" --self-test`,
  ];
  expect(others.filter((link) => parseDeepLink(link) !== null)).toEqual([]);
});

test(`a made-up link never gives more than one known kind and one id (seed ${seed})`, () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.uuid(),
    fc.constantFrom('customers', 'visits', '/', '..', '%2e', '?', '#', ' ', '"'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const parsed = parseDeepLink(`fieldbook://${pieces.join('')}`);
      expect(parsed === null || (['customer', 'visit'].includes(parsed.entity) && /^[0-9a-f-]{36}$/.test(parsed.id))).toBe(true);
    }),
    runs,
  );
});

test('starting with a link, a file or a profile is understood', () => {
  const nothing = { records: [], files: [], profileDir: null, language: null, isSelfTest: false, isHidden: false };
  expect(readLaunch([`fieldbook://customers/${id}`], '/home/lan')).toEqual({ ...nothing, records: [{ entity: 'customer', id }] });
  expect(readLaunch(['khách.CSV'], '/home/lan')).toEqual({ ...nothing, files: ['/home/lan/khách.CSV'] });
  expect(readLaunch(['--profile=/data/lan', '--language=en', '--hidden'], '/')).toEqual({
    ...nothing,
    profileDir: '/data/lan',
    language: 'en',
    isHidden: true,
  });
  expect(readLaunch(['--self-test'], '/').isSelfTest).toBe(true);
  expect(readLaunch(['--inspect', '--no-sandbox', 'notes.txt', '--language=xx', '--profile='], '/')).toEqual(nothing);
});

test('a web page’s link cannot bring switches or files along', () => {
  const nothing = { files: [], profileDir: null, language: null, isSelfTest: false, isHidden: false };
  expect(readLaunch([`fieldbook://customers/${id}`, '--profile=//evil/share', '--self-test', '--hidden', '/x.csv'], '/')).toEqual(
    {
      ...nothing,
      records: [{ entity: 'customer', id }],
    },
  );
  expect(readLaunch(['fieldbook://anything', '--profile=/x', 'a.csv'], '/')).toEqual({ ...nothing, records: [] });
});

test('only local files of the kinds that can be imported are opened', () => {
  expect(['a.csv', '/x/b.XLSX', 'C:\\x\\c.vcf', 'd.ics'].map(isOpenableFile)).toEqual([true, true, true, true]);
  const refused = [
    'a.exe',
    'a.csv.exe',
    '\\\\evil\\share\\a.csv',
    '//evil/share/a.csv',
    'https://evil/a.csv',
    'file:///a.csv',
    '--x=a.csv',
    'a\0.csv',
    '',
    'csv',
  ];
  expect(refused.filter(isOpenableFile)).toEqual([]);
});
