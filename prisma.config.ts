import { defineConfig } from 'prisma/config';

// Only for Prisma's own CLI (generate, studio, migrate); the app itself migrates at boot, see src/server/db.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: `file:${process.env.JOMO_DATA_DIR ?? './data'}/jomo.db` },
});
