import { defineConfig } from 'prisma/config';

// Only for Prisma's own CLI (generate, studio, migrate); the app itself migrates at boot, see src/server/db.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  experimental: { externalTables: true },
  // The full-text index, kept by triggers: see the migration "video_search".
  tables: {
    external: [
      'VideoWords',
      'VideoWords_config',
      'VideoWords_content',
      'VideoWords_data',
      'VideoWords_docsize',
      'VideoWords_idx',
    ],
  },
  datasource: { url: `file:${process.env.JOMO_DATA_DIR ?? './data'}/jomo.db` },
});
