// Writes the migration that takes prisma/migrations to prisma/schema.prisma: npm run db:migration -- add-shares
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../../src/server/db/migrate';
import { ownTables, readSchema, withSchemaEngine } from './schema-engine';

const migrations = path.resolve(import.meta.dirname, '../migrations');
const schema = path.resolve(import.meta.dirname, '../schema.prisma');
const name = process.argv[2];
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error('Give the migration a short name of letters, digits and dashes, such as add-shares.');
  process.exit(1);
}

// From a scratch database with the migrations applied, because that is what they will meet.
const scratch = mkdtempSync(path.join(tmpdir(), 'jomo-migration-'));
const file = path.join(scratch, 'jomo.db');
migrate(file, migrations);
const { stdout: sql } = await withSchemaEngine(schema, file, (engine) =>
  engine.diff({
    from: { tag: 'schemaDatasource', ...readSchema(schema), configDir: scratch },
    to: { tag: 'schemaDatamodel', ...readSchema(schema) },
    script: true,
    exitCode: null,
    filters: ownTables,
  }),
);
rmSync(scratch, { recursive: true });
if (!sql || sql.includes('This is an empty migration')) {
  console.log('The migrations already lead to this schema.');
} else {
  const time = new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  const dir = path.join(migrations, `${time}_${name.replaceAll('-', '_')}`);
  mkdirSync(dir);
  writeFileSync(path.join(dir, 'migration.sql'), sql);
  console.log(`Wrote ${path.relative('.', dir)}/migration.sql. Read it before you commit it.`);
}
