const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/** What every room stands on; these are no rooms themselves. */
const ground = ['kernel', 'contracts', 'platform'];

/**
 * Whom a room may ask, from the bottom up. A room that is not named here may ask every named one
 * but those on top, and nobody asks it until it has its place in this list.
 */
const asks = {
  identity: [],
  privacy: ['identity'],
  // The names of contact persons rest in the vault.
  directory: ['identity', 'privacy'],
  feedback: ['identity', 'privacy'],
  consent: ['identity', 'directory', 'privacy'],
  cases: ['identity', 'directory', 'privacy', 'consent'],
  // Asked to tell somebody something, by ids; asks whether they may be told, and where they are reached.
  messages: ['identity', 'directory', 'privacy', 'consent'],
  // Codes for links, and sessions; what a guest may do is said by the rooms that guests come to.
  guests: ['identity', 'directory', 'privacy', 'messages'],
  agreements: ['identity', 'directory', 'privacy', 'consent', 'cases', 'messages'],
  meetings: ['identity', 'directory', 'privacy', 'consent', 'cases', 'agreements', 'messages'],
  register: ['identity', 'directory', 'privacy', 'consent', 'cases'],
  // Counts from public events alone: nobody is asked for figures.
  statistics: ['identity', 'directory'],
};
const onTop = ['register', 'statistics'];

/** Tests, the pages (built before they are served), and the commands that build and check. */
const notInProduction = [
  '\\.spec\\.ts$',
  '^apps/web/',
  '^tests/',
  '^infra/(api-client|bench|build|build-web|check|soak|test|test-report)\\.mjs$',
  '^infra/test-(runtime|sequence)\\.cjs$',
];

/** The rules of the house for the folders that stand under `libs` now, so that a new room is guarded on its first day. */
function configFor(root) {
  const folders = readdirSync(join(root, 'libs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const rooms = folders.filter((name) => !ground.includes(name));

  return {
    forbidden: [
      {
        name: 'door',
        comment: 'A room is entered only through its index.ts. Tests in tests/ stand outside.',
        severity: 'error',
        from: { path: '^libs/([^/]+)/' },
        to: { path: '^libs/[^/]+/', pathNot: ['^libs/[^/]+/index\\.ts$', '^libs/$1/'] },
      },
      {
        name: 'door-of-apps',
        comment: 'Commands, pages and migrations enter a room only through its index.ts.',
        severity: 'error',
        from: { path: '^(apps|infra)/' },
        to: { path: '^libs/[^/]+/', pathNot: '^libs/[^/]+/index\\.ts$' },
      },
      {
        name: 'door-of-part',
        comment:
          'A part of a room is entered only through its index.ts. The wiring of the room may reach everything, its deciders the rules of the parts.',
        severity: 'error',
        from: { path: '^libs/([^/]+)/[^/]+\\.ts$', pathNot: '\\.(module|decider)\\.ts$' },
        to: { path: '^libs/$1/[^/]+/', pathNot: '^libs/$1/[^/]+/index\\.ts$' },
      },
      {
        name: 'decider-of-room',
        comment: 'A decider reaches into the parts of its room for their rules alone.',
        severity: 'error',
        from: { path: '^libs/([^/]+)/[^/]+\\.decider\\.ts$' },
        to: { path: '^libs/$1/[^/]+/', pathNot: '^libs/$1/[^/]+/[^/]+\\.rules\\.ts$' },
      },
      {
        name: 'door-between-parts',
        comment: 'Parts of a room enter each other only through their index.ts.',
        severity: 'error',
        from: { path: '^libs/([^/]+)/([^/]+)/' },
        to: {
          path: '^libs/$1/[^/]+/',
          pathNot: ['^libs/$1/$2/', '^libs/$1/[^/]+/index\\.ts$'],
        },
      },
      {
        name: 'pure-decider',
        comment:
          'Deciders and events reach only kernel, contracts, the schema library, and siblings that are as pure: no Nest, no clock, no random, no database.',
        severity: 'error',
        from: { path: '^libs/.+\\.(decider|events)\\.ts$' },
        to: {
          path: '.',
          pathNot: [
            '^libs/(kernel|contracts)/',
            '^libs/[^/]+/(?!index\\.ts$)',
            'node_modules/zod/',
          ],
          reachable: true,
        },
      },
      {
        name: 'pure-contracts',
        comment: 'The noticeboard imports kernel and the schema library.',
        severity: 'error',
        from: { path: '^libs/contracts/', pathNot: '\\.spec\\.ts$' },
        to: { pathNot: ['^libs/contracts/', '^libs/kernel/index\\.ts$', 'node_modules/zod/'] },
      },
      {
        name: 'pure-kernel',
        comment: 'The kernel imports nothing.',
        severity: 'error',
        from: { path: '^libs/kernel/', pathNot: '\\.spec\\.ts$' },
        to: { pathNot: '^libs/kernel/' },
      },
      {
        name: 'platform-knows-no-room',
        comment: 'The machinery knows no word of the domain, not even the noticeboard.',
        severity: 'error',
        from: { path: '^libs/platform/' },
        to: { path: '^libs/', pathNot: '^libs/(platform|kernel)/' },
      },
      {
        name: 'libs-stand-alone',
        comment: 'No room leans on what is built of rooms. Specs may use tests/support.',
        severity: 'error',
        from: { path: '^libs/', pathNot: '\\.spec\\.ts$' },
        to: { path: '^(apps|infra|tests)/' },
      },
      {
        name: 'no-circle',
        comment: 'No circle of files.',
        severity: 'error',
        from: {},
        to: { circular: true },
      },
      {
        name: 'resolvable',
        comment:
          'What is imported is there: an import that does not resolve would escape every rule.',
        severity: 'error',
        from: {},
        to: { couldNotResolve: true },
      },
      {
        name: 'named-package',
        comment:
          'What is imported is named in package.json: what another package happened to bring can go.',
        severity: 'error',
        from: {},
        to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
      },
      {
        name: 'no-dev-package',
        comment:
          'What runs in production imports packages that are installed there: none of the devDependencies.',
        severity: 'error',
        from: { path: '^(apps|infra|libs)/', pathNot: notInProduction },
        to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      },
      ...rooms.map((room) => ({
        name: `asks-${room}`,
        comment: `${room} asks only the rooms below it: ${asksOf(room).join(', ') || 'nobody'}.`,
        severity: 'error',
        from: { path: `^libs/${room}/` },
        to: {
          path: '^libs/',
          pathNot: `^libs/(${[room, ...ground, ...asksOf(room)].join('|')})/`,
        },
      })),
    ],
    options: {
      doNotFollow: { path: 'node_modules' },
      tsConfig: { fileName: 'tsconfig.json' },
      tsPreCompilationDeps: true,
      // Some packages are ES modules only.
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'require', 'node', 'default', 'types'],
      },
      skipAnalysisNotInRules: true,
    },
  };
}

function asksOf(room) {
  return asks[room] ?? Object.keys(asks).filter((name) => !onTop.includes(name));
}

module.exports = { asks, configFor, ground, notInProduction };
