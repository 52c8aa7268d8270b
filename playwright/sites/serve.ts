// npx tsx playwright/sites/serve.ts [port]
import { startSites } from './start-sites';

const sites = await startSites({ port: Number(process.argv[2] ?? 8099) });
console.log(`Fixture sites on ${sites.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sites.close());
