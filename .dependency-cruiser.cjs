// Who imports whom: the table in src/server/README.md, checked. `npm run check` runs it.
const stages = ['subscriptions', 'schedule', 'recordings', 'ingest', 'library', 'playback'];
const no = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Below these, `src/server` is a leaf: what every stage may use. */
const leaves = '^src/(server/(db|jobs)/|server/(env|errors|free-bytes|log|storage-paths)[.]ts$|shared/)';
/** What starts recorders or encoders. */
const workerOnly = [
  '^src/(start-worker|open-engine)[.]ts$',
  '^src/server/recordings/(supervisor[.]ts$|engines/(?!engine[.]ts$))',
  '^src/server/library/(package-|run-ffmpeg|ffmpeg-)',
  'node_modules/(dockerode|fluent-ffmpeg)/',
];
const tests = '[.]test[.]tsx?$|-test-kit[.]ts$|^src/server/(db/open-test-database|jobs/test-(job|worker))[.]ts$';

module.exports = {
  forbidden: [
    no('no-circular', 'Circles, also those of types, hide which part is below which.', {}, { circular: true }),
    no(
      'imports-exist',
      'An import that leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: ['[.]css$', '/generated/', '^/testcard/'] },
    ),
    no(
      'recorder-imports-nothing-of-the-app',
      'The recorder runs in an image of its own.',
      { path: '^recorder/(src|protocol)/' },
      { path: '^(src|prisma|playwright|scripts)/' },
    ),
    no(
      'recorder-tests-use-fake-sites-only',
      'Its tests may use the fake sites of playwright/, nothing else of the app.',
      { path: '^recorder/test/' },
      { path: '^(src|prisma|playwright/(?!sites/)|scripts/(?!make-testcard[.]mjs$))' },
    ),
    no(
      'app-sees-only-the-protocol',
      'Of the recorder, the app knows what its package exports.',
      { path: '^(src|prisma)/' },
      { path: '^recorder/(?!protocol/)' },
    ),
    no(
      'playwright-may-also-measure',
      'The end-to-end tests read the test card with the code that the recorder measures itself with.',
      { path: '^playwright/' },
      { path: '^recorder/(?!protocol/|src/measure/)' },
    ),
    no(
      'protocol-imports-only-zod',
      'Both sides parse with it, so it must run anywhere.',
      { path: '^recorder/protocol/', pathNot: tests },
      { pathNot: ['^recorder/protocol/', 'node_modules/zod/'] },
    ),
    no(
      'leaves-import-only-leaves',
      'A leaf may be used from everywhere because it uses nothing of it.',
      { path: leaves, pathNot: tests },
      { path: '^(src|prisma|playwright)/', pathNot: leaves },
    ),
    no(
      'shared-is-a-leaf',
      'It runs in browsers too.',
      { path: '^src/shared/', pathNot: tests },
      { path: '^src/(?!shared/)' },
    ),
    no(
      'texts-are-a-leaf',
      'Words know nothing of the app; who shows them says what stands in them.',
      { path: '^src/texts/', pathNot: tests },
      { pathNot: '^src/texts/', dependencyTypesNot: ['type-only'] },
    ),
    no(
      'server-never-imports-ui',
      'Pages show what the server answers.',
      { path: '^src/server/' },
      { path: '^src/(app|features|components|trpc|cli)/' },
    ),
    no(
      'stages-know-no-transport',
      'tRPC, Fastify and Next belong to api, http and auth.',
      { path: `^src/server/(${stages.join('|')}|db|jobs)/`, pathNot: tests },
      { path: ['node_modules/(@trpc|fastify|next|next-auth)/', '^src/server/(api|http)/'] },
    ),
    no(
      'stages-know-no-user-session',
      'Who may do something is decided before a stage is called; it only makes and checks tokens.',
      { path: `^src/server/(${stages.join('|')})/`, pathNot: tests },
      { path: '^src/server/auth/(?!tokens[.]ts$)' },
    ),
    no(
      'auth-is-below-the-api',
      'The api asks auth, never the other way round.',
      { path: '^src/server/auth/', pathNot: tests },
      { path: `^src/server/(api|http|${stages.join('|')})/` },
    ),
    no(
      'api-knows-no-http',
      'Routers answer whoever calls them.',
      { path: '^src/server/api/', pathNot: tests },
      { path: '^src/server/http/' },
    ),
    ...stages
      .slice(0, -1)
      .map((stage, index) =>
        no(
          `${stage}-knows-no-later-stage`,
          'Work moves forward by enqueuing a job.',
          { path: `^src/server/${stage}/`, pathNot: tests },
          { path: `^src/server/(${stages.slice(index + 1).join('|')})/` },
        ),
      ),
    no(
      'browser-takes-only-types-from-the-server',
      'Anything else would bundle the server into the page.',
      { path: '^src/(features|components|trpc)/' },
      { path: '^src/server/', dependencyTypesNot: ['type-only'] },
    ),
    no(
      'pages-use-the-server-by-auth-and-api-only',
      'Pages and next-auth live in Next; data comes through tRPC, or from the API that was lent to them.',
      { path: '^src/app/' },
      { path: '^src/server/(?!auth/|db/app-db[.]ts$|api/app-api[.]ts$)', dependencyTypesNot: ['type-only'] },
    ),
    no(
      'cli-speaks-http',
      'The command line may run on another machine than the server.',
      { path: '^src/cli/' },
      { path: '^src/(server|app|features|components)/', dependencyTypesNot: ['type-only'] },
    ),
    no(
      'components-know-no-feature',
      'Design-system parts have no domain.',
      { path: '^src/components/' },
      { path: '^src/(features|server|trpc)/' },
    ),
    no(
      'nothing-imports-an-entry-point',
      'Routes and main files are started, not imported.',
      { pathNot: ['^src/app/', tests] },
      { path: ['^src/app/', '^src/main[.]ts$', '^src/cli/main[.]ts$', '^recorder/src/main[.]ts$'] },
    ),
    no(
      'web-role-knows-no-engine',
      'ROLE=web reaches neither Docker nor ffmpeg, whatever it imports.',
      { path: '^src/start-web[.]ts$' },
      { path: workerOnly, reachable: true },
    ),
    no(
      'programs-import-no-tests',
      'Test kits stay out of what is shipped.',
      { path: '^(src|recorder/src)/', pathNot: tests },
      { path: [tests, '^prisma/(seed|tools)/', '^playwright/', '^scripts/'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(src/server/db/generated|[.]next|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
