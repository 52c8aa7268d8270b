import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const config = path.resolve('.dependency-cruiser.cjs');
const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)(config);

/** For each rule, a file that breaks it and what it imports; `type ` before the latter imports only the type. */
const planted: Record<string, [file: string, imported: string]> = {
  'no-circular': ['src/shared/one.ts', 'type src/shared/two.ts'],
  'imports-exist': ['src/shared/lost.ts', './nowhere'],
  'recorder-imports-nothing-of-the-app': ['recorder/src/app-user.ts', 'src/shared/leaf.ts'],
  'recorder-tests-use-fake-sites-only': ['recorder/test/app-user.ts', 'src/shared/leaf.ts'],
  'app-sees-only-the-protocol': ['src/server/recordings/deep.ts', 'recorder/src/inside.ts'],
  'playwright-may-also-measure': ['playwright/fixtures/deep.ts', 'recorder/src/inside.ts'],
  'protocol-imports-only-zod': ['recorder/protocol/reader.ts', 'node:fs'],
  'leaves-import-only-leaves': ['src/server/db/climber.ts', 'src/server/auth/session.ts'],
  'shared-is-a-leaf': ['src/shared/climber.ts', 'src/server/log.ts'],
  'texts-are-a-leaf': ['src/texts/clever.ts', 'src/shared/leaf.ts'],
  'server-never-imports-ui': ['src/server/api/painter.ts', 'src/components/button.tsx'],
  'stages-know-no-transport': ['src/server/library/answerer.ts', 'fastify'],
  'stages-know-no-user-session': ['src/server/playback/guard.ts', 'src/server/auth/session.ts'],
  'auth-is-below-the-api': ['src/server/auth/caller.ts', 'src/server/api/root.ts'],
  'api-knows-no-http': ['src/server/api/listener.ts', 'src/server/http/server.ts'],
  'subscriptions-knows-no-later-stage': ['src/server/subscriptions/ahead.ts', 'src/server/schedule/plan.ts'],
  'schedule-knows-no-later-stage': ['src/server/schedule/ahead.ts', 'src/server/playback/play.ts'],
  'recordings-knows-no-later-stage': ['src/server/recordings/ahead.ts', 'src/server/ingest/take.ts'],
  'ingest-knows-no-later-stage': ['src/server/ingest/ahead.ts', 'type src/server/library/keep.ts'],
  'library-knows-no-later-stage': ['src/server/library/ahead.ts', 'src/server/playback/play.ts'],
  'browser-takes-only-types-from-the-server': ['src/features/library/taker.ts', 'src/server/api/root.ts'],
  'pages-use-the-server-by-auth-and-api-only': ['src/app/page.tsx', 'src/server/library/keep.ts'],
  'cli-speaks-http': ['src/cli/shortcut.ts', 'src/server/library/keep.ts'],
  'components-know-no-feature': ['src/components/fat.tsx', 'src/features/library/list.tsx'],
  'nothing-imports-an-entry-point': ['src/features/library/starter.ts', 'src/main.ts'],
  'web-role-knows-no-engine': ['src/start-web.ts', 'src/server/recordings/supervisor.ts'],
  'programs-import-no-tests': ['src/server/library/tester.ts', 'src/server/db/open-test-database.ts'],
};

const allowed: [file: string, imported: string][] = [
  ['src/features/library/speaker.ts', 'src/texts/words.ts'],
  ['src/features/library/typed.ts', 'type src/server/api/root.ts'],
  ['src/server/library/backwards.ts', 'src/server/schedule/plan.ts'],
  ['src/server/library/queue-user.ts', 'src/server/jobs/queue.ts'],
  ['src/server/library/own.test.ts', 'src/server/db/open-test-database.ts'],
  ['src/server/recordings/listener.ts', 'recorder/protocol/event.ts'],
  ['playwright/fixtures/reader.ts', 'recorder/src/measure/read.ts'],
  ['recorder/protocol/event.ts', 'zod'],
];

let dir: string;
let violations: { rule: string; from: string }[];

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
  writeFileSync(path.join(dir, file), text, { flag: 'a' });
}

function plant(file: string, imported: string): void {
  const target = imported.replace('type ', '');
  const isFile = /^(src|recorder|playwright)\//.test(target);
  if (isFile) write(target, 'export type Thing = string;\nexport const thing = 1;\n');
  const relative = path.relative(path.dirname(file), target).replace(/[.]tsx?$/, '');
  const from = isFile && !relative.startsWith('.') ? `./${relative}` : isFile ? relative : target;
  const what = imported.startsWith('type ') ? 'type { Thing }' : isFile ? '{ thing }' : '* as it';
  write(
    file,
    `import ${what} from '${from}';\nexport const used = (): unknown => ${what === '{ thing }' ? 'thing' : '0'};\n`,
  );
}

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'jomo-rules-'));
  symlinkSync(path.resolve('node_modules'), path.join(dir, 'node_modules'));
  write('tsconfig.json', '{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler"}}');
  for (const [file, imported] of [...Object.values(planted), ...allowed]) plant(file, imported);
  plant('src/shared/two.ts', 'type src/shared/one.ts');
  const cruiser = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruiser, '--config', config, '--output-type', 'json', 'src', 'recorder', 'playwright'];
  const { stdout } = await run(process.execPath, args, { cwd: dir, maxBuffer: 64 * 1024 * 1024 });
  const report: { summary: { violations: { from: string; rule: { name: string } }[] } } = JSON.parse(stdout);
  violations = report.summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the import rules', () => {
  it('have a planted violation each', () => {
    expect(Object.keys(planted).sort()).toEqual(rules.forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.entries(planted))('%s catches %j', (rule, [file]) => {
    expect(violations).toContainEqual({ rule, from: file });
  });

  it.each(allowed)('let %s import %s', (file) => {
    expect(violations.filter((violation) => violation.from === file)).toEqual([]);
  });
});
