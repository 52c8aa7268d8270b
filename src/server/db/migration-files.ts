import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Migration = { name: string; sql: string; checksum: string };

/** Prisma's rule (schema-engine, checksum.rs): SHA-256 of the script as it is, in lower-case hex. */
export function checksum(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

/** Also accepts the other line endings, as Prisma does, because git may change them. */
export function matchesChecksum(script: string, expected: string): boolean {
  const spellings = [script, script.replaceAll('\r\n', '\n'), script.replaceAll('\n', '\r\n')];
  return spellings.some((spelling) => checksum(spelling) === expected);
}

/** The migrations of a directory in the order of their names, which begin with their time. */
export function readMigrations(dir: string): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: checksum(sql) };
    });
}
