// Who may import whom (docs/adr and the README's tree tell why). Type-only imports count: a type from another room is a
// dependency on it. Each rule is proven to fire by tests/architecture/fences.test.ts.

const tests = '\\.test\\.tsx?$';
const nodeLibraries = ['core'];
/** Folders of src-main/core that are not features. */
const coreGround = '(?:platform|sync)';
/** Folders of src-renderer that are not features. */
const rendererGround = '(?:app|api|ui|locales|public)';

/** A room may import only what is named; the test files beside the code are free. */
const only = (name, comment, from, allowed, more = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { pathNot: allowed, ...more },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-missing',
      comment: 'An import that cannot be found.',
      severity: 'error',
      from: { pathNot: tests },
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    only(
      'shared-imports-nothing-of-others',
      'src-shared: zod, pure libraries, itself.',
      '^src-shared/',
      '^src-shared/|node_modules/(zod|libphonenumber-js)/',
    ),
    only(
      'local-tables-stand-alone',
      'db/local: drizzle-orm and src-shared.',
      '^db/local/',
      '^(db/local|src-shared)/|node_modules/drizzle-orm/',
    ),
    only(
      'server-tables-stand-alone',
      'db/server: drizzle-orm and src-shared.',
      '^db/server/',
      '^(db/server|src-shared)/|node_modules/drizzle-orm/',
    ),
    {
      name: 'seed-stays-outside-the-rooms',
      comment:
        'db/seed makes data with src-shared and db/local; it may run a core to load it, but never a host, a screen or the server.',
      severity: 'error',
      from: { path: '^db/seed/', pathNot: tests },
      to: { path: '^(src-main/hosts|src-renderer|src-server|db/server)/' },
    },
    {
      name: 'core-knows-no-host',
      comment: 'src-main/core: src-shared, db/local, the seed, Node and libraries; no host, screen, server or test.',
      severity: 'error',
      from: { path: '^src-main/core/', pathNot: tests },
      to: { path: '^(src-main/(hosts|core-process)|src-renderer|src-server|db/server|tests|bench|build)/' },
    },
    {
      name: 'electron-only-in-its-host',
      comment: 'Only src-main/hosts/electron imports electron.',
      severity: 'error',
      from: { pathNot: `^src-main/hosts/electron/|${tests}` },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'features-meet-at-the-door',
      comment: "A feature of the core sees another one's index.ts only.",
      severity: 'error',
      from: { path: `^src-main/core/(?!${coreGround}/)([^/]+)/`, pathNot: tests },
      to: {
        path: `^src-main/core/(?!${coreGround}/)[^/]+/`,
        pathNot: ['^src-main/core/$1/', '^src-main/core/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'ground-knows-no-feature',
      comment: 'platform, sync and the context are below the features.',
      severity: 'error',
      from: { path: `^src-main/core/(${coreGround}/|context\\.ts)`, pathNot: tests },
      to: { path: `^src-main/core/(?!${coreGround}/|context\\.ts)` },
    },
    {
      name: 'hosts-know-no-host',
      comment: 'The three hosts are equal and apart; what they share is in core-process.',
      severity: 'error',
      from: { path: '^src-main/hosts/([^/]+)/', pathNot: tests },
      to: { path: '^src-main/hosts/', pathNot: '^src-main/hosts/$1/' },
    },
    {
      name: 'hosts-see-the-core-from-outside',
      comment: 'A host knows createCore, the ports and the few files of the platform it shares; no feature and no business rule.',
      severity: 'error',
      from: { path: '^src-main/(hosts|core-process)/', pathNot: tests },
      to: { path: '^src-main/core/|^db/', pathNot: '^src-main/core/(core\\.ts|platform/)' },
    },
    {
      name: 'hosts-know-no-screen',
      comment: 'A host serves the built screens; it does not import them.',
      severity: 'error',
      from: { path: '^src-main/', pathNot: tests },
      to: { path: '^(src-renderer|src-server|tests|bench|build)/' },
    },
    {
      name: 'preload-is-thin',
      comment:
        'The preload is bundled into one file for a sandboxed page: electron, the words of the contract and its own bridge.',
      severity: 'error',
      from: { path: '^src-main/hosts/electron/preload' },
      to: { path: '^src-main/', pathNot: '^src-main/hosts/electron/(preload[^/]*|electron-api|shell-events)\\.ts$' },
    },
    {
      name: 'screens-know-only-the-contract',
      comment: 'src-renderer: src-shared, the React stack, itself.',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: tests },
      to: {
        path: '^(src-main|src-server|db|tests|bench|build)/|node_modules/(drizzle-orm|better-sqlite3|exceljs|yauzl|iconv-lite|electron-updater)/',
      },
    },
    {
      name: 'screens-and-shared-know-no-node',
      comment: 'A page has no Node; src-shared runs in a page.',
      severity: 'error',
      from: { path: '^(src-renderer|src-shared)/', pathNot: tests },
      to: { dependencyTypes: nodeLibraries },
    },
    {
      name: 'screens-meet-at-the-door',
      comment: "A feature's screens see another feature's index.ts only.",
      severity: 'error',
      from: { path: `^src-renderer/(?!${rendererGround}/)([^/]+)/`, pathNot: tests },
      to: {
        path: `^src-renderer/(?!${rendererGround}/)[^/]+/`,
        pathNot: ['^src-renderer/$1/', '^src-renderer/[^/]+/index\\.tsx?$'],
      },
    },
    {
      name: 'parts-know-no-noun',
      comment: 'ui/ and api/ are below the features.',
      severity: 'error',
      from: { path: '^src-renderer/(ui|api)/', pathNot: tests },
      to: { path: '^src-renderer/(?!(?:api|ui|locales)/)' },
    },
    {
      name: 'server-knows-no-laptop',
      comment: 'src-server: src-shared, db/server and the demo company (admin/demo.ts).',
      severity: 'error',
      from: { path: '^src-server/', pathNot: tests },
      to: { path: '^(src-main|src-renderer|db/local|tests|bench|build)/' },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'Tests and benches may import anything and are imported by nobody else.',
      severity: 'error',
      from: { pathNot: `^(tests|bench)/|${tests}|^build/scripts/(shots|rows)` },
      to: { path: `^(tests|bench)/|${tests}` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The bench's peers have packages of their own, which are installed at first use.
    exclude: { path: '^(dist|release|bench/peers)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.css', '.json', '.d.ts'],
    },
  },
};
